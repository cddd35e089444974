import { beforeAll, describe, expect, test } from "vitest";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSalesTeam } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const ids = { mara: "", sami: "", mona: "", ada: "" };
const EDIT = {
  title: "Title of size",
  why: "Because of size.",
  say: "",
  importance: "critical",
  points: "20",
  required: "yes",
  rule: "{ attribute: company.employees, op: between, value: [80, 1000] }",
  change: "",
  note: "Under 80 nobody answered",
};

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada", "ben"]);
  ids.ada = reps.get("ada") ?? "";
  ids.mona = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  const rows = await app.deps.db.selectFrom("person").select(["id", "email"]).execute();
  ids.mara = rows.find(({ email }) => email === "mara@example.com")?.id ?? "";
  ids.sami = rows.find(({ email }) => email === "sami@example.com")?.id ?? "";
  await practise(app.deps, { id: ids.ada, timeZone: "Europe/Berlin" }, await campaignOf(app.deps));
});

const hashIn = (page: string) => /name="contentHash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "no hash";

async function propose(browser: TestBrowser, edit: Record<string, string> = EDIT): Promise<string> {
  const answer = await browser.submit("/campaigns/expo/playbook/criteria/size", edit);
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
}

describe("reading a playbook", () => {
  test("is for owners and marketers; a rep learns neither the answers nor that there is one", async () => {
    const page = await (await app.signedIn(ids.sami)).visit("/campaigns/expo/playbook");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Company employees between 50 and 1,000");
    const rep = await app.signedIn(ids.ada);
    for (const path of ["", "/file", "/propose", "/versions/1", "/criteria/size"]) {
      const refused = await rep.visit(`/campaigns/expo/playbook${path}`);
      expect(refused.status).toBe(404);
      expect(await refused.text()).not.toContain("CANARY");
    }
  });

  test("as a file that reads back", async () => {
    const file = await (await app.signedIn(ids.mona)).visit("/campaigns/expo/playbook/file?version=1");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="expo-v1.yaml"');
    expect(readPlaybook(await file.text(), "expo-v1.yaml")).toMatchObject({ kind: "ok" });
  });
});

describe("proposing", () => {
  test("tells every problem with its line and keeps the text", async () => {
    const browser = await app.signedIn(ids.mara);
    const answer = await browser.submit("/campaigns/expo/playbook/propose", {
      text: "campaign:\n  key: Expo!\n",
      note: "",
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Line 2");
    expect(page).toContain("campaign.key");
    expect(page).toContain("key: Expo!");
  });

  test("refuses another campaign's text, a policy nobody could satisfy, and a change called less than it is", async () => {
    const browser = await app.signedIn(ids.mara);
    const file = await (await browser.visit("/campaigns/expo/playbook/file")).text();
    const other = await browser.submit("/campaigns/expo/playbook/propose", {
      text: file.replace("key: expo", "key: fair"),
    });
    expect(await other.text()).toContain("this page is about that campaign");
    const strict = file.replace("critical: 2", "critical: 9");
    expect(strict).not.toBe(file);
    const greedy = await browser.submit("/campaigns/expo/playbook/propose", { text: strict });
    expect(greedy.status).toBe(422);
    expect(await greedy.text()).toContain("9 or more");
    const meek = await browser.submit("/campaigns/expo/playbook/criteria/size", { ...EDIT, change: "editorial" });
    expect(meek.status).toBe(422);
    const page = await meek.text();
    expect(page).toContain("material");
    expect(page).toContain("[80, 1000]");
  });

  test("a rule that can't be read is told, and nothing is lost", async () => {
    const browser = await app.signedIn(ids.mara);
    const answer = await browser.submit("/campaigns/expo/playbook/criteria/size", { ...EDIT, rule: "{ attribute: [" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("{ attribute: [");
  });
});

describe("from an edit to a version in force", () => {
  test("two signatures, then published: whoever wasn't asked the new text is out", async () => {
    const mara = await app.signedIn(ids.mara);
    const sami = await app.signedIn(ids.sami);
    const mona = await app.signedIn(ids.mona);
    const url = await propose(mara);
    const page = await (await mara.visit(url)).text();
    expect(page).toContain("Material");
    expect(page).toContain("One criterion changes. One person who receives these leads now needs");
    const contentHash = hashIn(page);

    expect((await mara.submit(url, { intent: "sign", contentHash: "0".repeat(64) })).status).toBe(422);
    expect((await mona.submit(url, { intent: "sign", contentHash })).status).toBe(403);
    expect((await mara.submit(url, { intent: "sign", contentHash })).status).toBe(302);
    const early = await mara.submit(url, { intent: "publish", when: "now" });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain("lacks the signature for sales");
    expect((await sami.submit(url, { intent: "sign", contentHash })).status).toBe(302);
    expect((await mona.submit(url, { intent: "publish", when: "now" })).status).toBe(403);
    const unreasoned = await sami.submit(url, { intent: "publish", when: "grace", hours: "24", reason: "" });
    expect(unreasoned.status).toBe(422);

    const campaign = await campaignOf(app.deps);
    const before = await checkEligibility(app.deps, { campaign, repIds: [ids.ada] });
    expect(before.verdicts.get(ids.ada)?.eligible).toBe(true);
    const published = await sami.submit(url, { intent: "publish", when: "now" });
    expect(published.headers.get("location")).toBe("/campaigns/expo/playbook?published=2");
    const after = await checkEligibility(app.deps, { campaign: await campaignOf(app.deps), repIds: [ids.ada] });
    expect(after.verdicts.get(ids.ada)?.eligible).toBe(false);

    const told = await (await sami.follow(published)).text();
    expect(told).toContain("Version 2 is published.");
    expect(told.match(/\d of \d can take these leads now/)?.[0]).toBe("0 of 2 can take these leads now");
    expect(await (await sami.visit("/campaigns/expo/playbook/versions/2")).text()).toContain("Compare with");
  });

  test("a text that was overtaken is not published, says so, and can be proposed again", async () => {
    const mara = await app.signedIn(ids.mara);
    const url = await propose(mara, { ...EDIT, rule: "{ attribute: company.employees, op: gte, value: 90 }" });
    const contentHash = hashIn(await (await mara.visit(url)).text());
    for (const id of [ids.mara, ids.sami]) await (await app.signedIn(id)).submit(url, { intent: "sign", contentHash });
    await app.deps.db
      .updateTable("proposal")
      .set({ closedAt: new Date(app.deps.clock.now()) })
      .execute();
    await publishPlaybook(
      app.deps,
      aPlaybook({ criteria: [{ key: "size", rule: SIZE_RULE, points: 30, required: true }] }),
    );
    await app.deps.db
      .updateTable("proposal")
      .set({ closedAt: null })
      .where("id", "=", url.split("/").at(-1) ?? "")
      .execute();

    const page = await (await mara.visit(url)).text();
    expect(page).toContain("Propose this text again");
    const refused = await mara.submit(url, { intent: "publish", when: "now" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Nothing was published");
    const again = await mara.submit(url, { intent: "again" });
    expect(again.status).toBe(302);
    expect(again.headers.get("location")).not.toBe(url);
  });
});

describe("starting a campaign", () => {
  test("from a file, by marketing; not over one that exists, and not by anybody else", async () => {
    const mara = await app.signedIn(ids.mara);
    const file = await (await mara.visit("/campaigns/expo/playbook/file")).text();
    const taken = await mara.submit("/campaigns", { text: file, note: "" });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain("There is a campaign expo already");
    const made = await mara.submit("/campaigns", { text: file.replace("key: expo", "key: fair"), note: "" });
    expect(made.headers.get("location")).toMatch(/^\/campaigns\/fair\/playbook\/proposals\//);
    expect((await (await app.signedIn(ids.sami)).submit("/campaigns", { text: file, note: "" })).status).toBe(403);
  });
});
