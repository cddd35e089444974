import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { findPresentation } from "#app/stores/presentations.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { readBuilt, type ReadScript, scriptsOf } from "#tests/support/page-scripts.ts";
import { aPerson } from "#tests/support/people.ts";
import { wrongResponse } from "#tests/support/practise.ts";

/** Of JavaScript, compressed by gzip, in bytes: browsers get brotli, which is smaller. */
const LIMIT = 110_000;

const app = testApp(testDatabase());
let ada: string;

beforeAll(async () => {
  await aPerson(app.deps, "mara", { role: "marketer" });
  await aPerson(app.deps, "sami", { role: "manager" });
  ada = (await aPerson(app.deps, "ada", { teamKeys: ["emea"] })).id;
  await publishPlaybook(app.deps, aPlaybook());
});

/** The pages of a sitting: a question, its verdict, and where there is nothing left to ask. */
async function pagesOfPractice(): Promise<ReadonlyMap<string, string>> {
  const browser = await app.signedIn(ada);
  const question = await (await browser.visit("/practice?campaign=expo")).text();
  const id = /name="presentation" value="([^"]+)"/.exec(question)?.[1] ?? "";
  const presentation = await findPresentation(app.deps.db, { id, repId: ada });
  const response = presentation ? wrongResponse(presentation) : null;
  const choice = response?.kind === "choice" ? response.ids : [];
  const answered = await browser.submit("/practice?campaign=expo", { presentation: id, choice });
  const verdict = await (await browser.follow(answered)).text();
  return new Map([
    ["question", question],
    ["verdict", verdict],
  ]);
}

const total = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((sum, size) => sum + size, 0);

test("a page of practice sends at most 110 kB of JavaScript, its imports counted", async () => {
  for (const [name, page] of await pagesOfPractice()) {
    expect(page).toContain(name === "question" ? "Check answer" : "Continue");
    const sizes = await scriptsOf(page, readBuilt);
    process.stdout.write(`JavaScript of a ${name}: ${total(sizes)} bytes in ${sizes.size} files\n`);
    expect(sizes.size).toBeGreaterThan(5);
    expect(total(sizes), [...sizes].map(([file, size]) => `${size} ${file}`).join("\n")).toBeLessThanOrEqual(LIMIT);
  }
});

test("one more library, named by the page or imported by any of its scripts, would be too much", async () => {
  const page = (await pagesOfPractice()).get("question") ?? "";
  const library = randomBytes(30_000).toString("base64");
  const reading: ReadScript = async (address) => (address.endsWith("/library.js") ? library : readBuilt(address));
  const named = `${page}<link rel="modulepreload" href="/assets/library.js"/>`;
  expect(total(await scriptsOf(named, reading))).toBeGreaterThan(LIMIT);
  const [entry = ""] = (await scriptsOf(page, readBuilt)).keys();
  const importing: ReadScript = async (address) =>
    `${await reading(address)}${address === entry ? ';import"./library.js";' : ""}`;
  expect(total(await scriptsOf(page, importing))).toBeGreaterThan(LIMIT);
});
