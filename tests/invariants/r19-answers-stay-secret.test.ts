import { type RawBuilder, sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { aPersonalToken, ApiClient } from "#tests/support/api.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";
import { findPresentation } from "#app/stores/presentations.ts";

/** Planted in every rationale of a test playbook: seeing one before the answer gives the answer away. */
const CANARY = /CANARY-(WHY|NOT)-([a-z]+)-(\d+)/g;
/** Names of what the server keeps to itself; none may be a key of anything that leaves. */
const TELLTALE = /"(correct|because|truth|accept|isCorrect)"\s*[:,]/;

const app = testApp(testDatabase());
const { deps } = app;
let rep: { id: string; email: string };
let browser: TestBrowser;
let api: ApiClient;

beforeAll(async () => {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  rep = await aPerson(deps, "ada", { teamKeys: ["emea"] });
  await publishPlaybook(deps, aPlaybook());
  browser = await app.signedIn(rep.id);
  api = new ApiClient(app.fetch, await aPersonalToken(deps, rep.id));
});

const pages = () => [
  "/",
  "/practice",
  "/practice/new",
  "/practice?campaign=expo",
  "/campaigns/expo",
  `/campaigns/expo/readiness/${rep.id}`,
  "/campaigns/expo/playbook",
  "/leads",
  "/settings",
];

/** Every way a rep can ask: pages, the data behind them as the client router fetches it, and the API. */
async function crawl(): Promise<{ asked: string; text: string }[]> {
  const seen: { asked: string; text: string }[] = [];
  for (const page of pages()) {
    const [path = "", query] = page.split("?");
    const data = `${path === "/" ? "/_root" : path}.data${query ? `?${query}` : ""}`;
    for (const asked of [page, data]) seen.push({ asked, text: await (await browser.visit(asked)).text() });
  }
  const calls: [string, Promise<{ text: string }>][] = [
    ["GET playbook", api.get("/campaigns/expo/playbook")],
    ["GET campaign", api.get("/campaigns/expo")],
    ["GET eligibility", api.get(`/campaigns/expo/eligibility/${rep.id}`)],
    ["POST session", api.post("/practice/sessions", { campaign: "expo" })],
    ["GET openapi", api.get("/openapi.json")],
  ];
  for (const [asked, answer] of calls) seen.push({ asked, text: (await answer).text });
  return seen;
}

const canariesIn = (text: string) => [...text.matchAll(CANARY)].map(([canary]) => canary);

describe("R19 the right answer never leaves before the answer is committed", () => {
  test("before anything is answered: no canary and no telltale key, anywhere a rep can look", async () => {
    const seen = await crawl();
    for (const { asked, text } of seen) expect([asked, canariesIn(text)]).toEqual([asked, []]);
    const data = seen.filter(({ asked }) => asked.includes(".data") || asked.startsWith("POST"));
    for (const { asked, text } of data) expect([asked, TELLTALE.test(text)]).toEqual([asked, false]);
    process.stdout.write(`R19: ${seen.length} responses read, 0 canaries\n`);
  });

  test("an answer that is refused reveals nothing", async () => {
    const { presentation } = (await api.post("/practice/sessions", { campaign: "expo" })).json;
    for (const choice of [[], ["nothing"], presentation.options.map((option: { id: string }) => option.id)]) {
      const answer = await api.post("/practice/answers", { presentation: presentation.token, choice });
      expect([answer.status, canariesIn(answer.text)]).toEqual([422, []]);
    }
  });

  test("after an answer: the rationale of that question, and of no other", async () => {
    const { presentation } = (await api.post("/practice/sessions", { campaign: "expo" })).json;
    const answer = await api.post("/practice/answers", {
      presentation: presentation.token,
      choice: [presentation.options[0].id],
    });
    const stored = await findPresentation(deps.db, { id: presentation.token, repId: rep.id });
    const own = stored?.content.variant.replace("-q", "-") ?? "";
    const seen = canariesIn(answer.text);
    expect(seen.length).toBeGreaterThan(0);
    for (const canary of seen) expect(canary.endsWith(own)).toBe(true);
    const verdict = await (await browser.visit(`/practice?campaign=expo&answered=${presentation.token}`)).text();
    expect(canariesIn(verdict).length).toBeGreaterThan(0);
    for (const canary of canariesIn(verdict)) expect(canary.endsWith(own)).toBe(true);
  });

  test("the mutant that sends the stored presentation whole is caught by the same look", async () => {
    const { presentation } = (await api.post("/practice/sessions", { campaign: "expo" })).json;
    const stored = await findPresentation(deps.db, { id: presentation.token, repId: rep.id });
    const leaked = JSON.stringify(stored?.content);
    expect(canariesIn(leaked).length).toBeGreaterThan(0);
    expect(TELLTALE.test(leaked)).toBe(true);
  });

  test.each([
    { what: "the prompt", at: "{prompt}" },
    { what: "the text of an option", at: "{options,0,text}" },
  ])("the mutant that writes a reason into $what is caught by the same crawl", async ({ at }) => {
    const leaks = await crawlWith(sql`jsonb_set(content, ${at}::text[], '"CANARY-WHY-mutant-1"')`);
    expect(leaks.filter(({ text }) => canariesIn(text).length > 0).map(({ asked }) => asked)).toEqual(
      expect.arrayContaining(["/practice?campaign=expo", "/practice.data?campaign=expo", "POST session"]),
    );
  });

  test("what the server keeps beside an option stays there, even if somebody stores the truth in it", async () => {
    const truth = JSON.stringify({ correct: true, because: "CANARY-WHY-mutant-2" });
    const seen = await crawlWith(sql`jsonb_set(content, '{options,0}', content #> '{options,0}' || ${truth}::jsonb)`);
    for (const { asked, text } of seen) expect([asked, canariesIn(text)]).toEqual([asked, []]);
    for (const { asked, text } of seen.filter((one) => one.asked === "POST session"))
      expect([asked, TELLTALE.test(text)]).toEqual([asked, false]);
  });

  /** Looks everywhere while the question that waits is stored otherwise than the server would. */
  async function crawlWith(content: RawBuilder<unknown>) {
    const { presentation } = (await api.post("/practice/sessions", { campaign: "expo" })).json;
    const stored = await findPresentation(deps.db, { id: presentation.token, repId: rep.id });
    await sql`update presentation set content = ${content} where id = ${presentation.token}`.execute(deps.db);
    try {
      return await crawl();
    } finally {
      const before = JSON.stringify(stored?.content);
      await sql`update presentation set content = ${before}::jsonb where id = ${presentation.token}`.execute(deps.db);
    }
  }

  test("the verdict of a question that has not been answered is not shown", async () => {
    const { presentation } = (await api.post("/practice/sessions", { campaign: "expo" })).json;
    const asked = await (await browser.visit(`/practice?campaign=expo&answered=${presentation.token}`)).text();
    expect(canariesIn(asked)).toEqual([]);
  });
});
