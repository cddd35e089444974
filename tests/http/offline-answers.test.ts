import { beforeAll, describe, expect, test } from "vitest";
import type { Response as Given } from "#app/domain/questions/presentation.ts";
import { HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { readPracticeGround } from "#app/stores/practice-ground.ts";
import { findPresentation, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { loadAhead } from "#app/use-cases/practice/load-ahead.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";
import { rightResponse, wrongResponse } from "#tests/support/practise.ts";

const CANARY = /CANARY-(WHY|NOT)-[a-z]+-\d+/g;
const TELLTALE = /"(correct|because|truth|accept|isCorrect|variant|criterion)"\s*[:,]/;
/** All that may be known of a question before its answer is committed. */
const QUESTION_KEYS = ["token", "kind", "prompt", "lead", "leads", "options", "lefts"];

const app = testApp(testDatabase());
const { deps } = app;
let changes = 0;

interface Practising {
  readonly rep: { readonly id: string; readonly timeZone: string };
  readonly browser: TestBrowser;
}

beforeAll(async () => {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publish();
});

function publish() {
  const size = { key: "size", rule: { ...SIZE_RULE, value: [50, 1000 + (changes += 1)] }, points: 20, required: true };
  const criteria = [size, { key: "paper" }, { key: "budget" }, { key: "region", importance: "standard" as const }];
  return publishPlaybook(deps, aPlaybook({ criteria }));
}

async function aRep(name: string): Promise<Practising> {
  const { id } = await aPerson(deps, name, { teamKeys: ["emea"] });
  return { rep: { id, timeZone: "Europe/Berlin" }, browser: await app.signedIn(id) };
}

async function ahead({ rep, browser }: Practising, fields: Record<string, string> = { campaign: "expo" }) {
  return browser.submit("/practice/ahead", { person: rep.id, ...fields });
}

/** The waiting question and those loaded ahead, with their truth, as only a test may see them. */
async function offline(who: Practising): Promise<StoredPresentationRecord[]> {
  const { presentation } = await openSession(deps, { rep: who.rep, only: await campaignOf(deps) });
  if (!presentation) throw new Error("nothing to practise");
  const { questions } = await (await ahead(who)).json();
  const tokens: string[] = questions.map(({ question }: { question: { token: string } }) => question.token);
  const loaded = await Promise.all(tokens.map((id) => findPresentation(deps.db, { id, repId: who.rep.id })));
  deps.clock.advance(MINUTE_MS);
  return [presentation, ...loaded.flatMap((one) => one ?? [])];
}

function send({ rep, browser }: Practising, id: string, response: Given) {
  const given = response.kind === "text" ? { text: response.text } : { choice: response.ids };
  return browser.submit("/practice/answers", { person: rep.id, presentation: id, ...given });
}

async function rowsOf(ids: readonly string[]) {
  return deps.db
    .selectFrom("answer")
    .select(["presentationId", "answeredAt"])
    .where("presentationId", "in", ids)
    .orderBy("id")
    .execute();
}

async function textOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll("<!-- -->", "");
}

describe("questions loaded ahead", () => {
  test("come a few at a time, without their keys, and are not the one that waits", async () => {
    const who = await aRep("ada");
    await who.browser.visit("/practice?campaign=expo");
    const response = await ahead(who);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const text = await response.text();
    expect([text.match(CANARY), TELLTALE.test(text)]).toEqual([null, false]);
    const { questions } = JSON.parse(text);
    expect(questions).toHaveLength(4);
    for (const { question, campaign } of questions) {
      expect(Object.keys(question).filter((key) => !QUESTION_KEYS.includes(key))).toEqual([]);
      expect(campaign).toEqual({ key: "expo", name: "Campaign expo" });
      for (const option of question.options) expect(Object.keys(option).sort()).toEqual(["id", "text"]);
    }
    const tokens = questions.map(({ question }: { question: { token: string } }) => question.token);
    const page = await textOf(await who.browser.visit("/practice?campaign=expo"));
    for (const token of tokens) expect(page).not.toContain(token);

    const stored = await findPresentation(deps.db, { id: tokens[0], repId: who.rep.id });
    const mutant = JSON.stringify(stored?.content);
    expect([CANARY.test(mutant), TELLTALE.test(mutant)], "a mutant that sends what is stored is caught").toEqual([
      true,
      true,
    ]);
  });

  test("change nothing about what waits, what comes and what counts as shown; asking again gives the same", async () => {
    const who = await aRep("ben");
    const only = await campaignOf(deps);
    const first = await openSession(deps, { rep: who.rep, only });
    const exposure = async () =>
      (await readPracticeGround(deps.db, { repId: who.rep.id, campaignId: only.id, sessionId: null })).exposure;
    const before = await exposure();
    const loaded = await (await ahead(who)).json();
    expect(await (await ahead(who)).json()).toEqual(loaded);
    expect(await exposure()).toEqual(before);
    expect((await openSession(deps, { rep: who.rep, only })).presentation?.id).toBe(first.presentation?.id);
    const rows = deps.db.selectFrom("presentation").select("id").where("repId", "=", who.rep.id);
    expect(await rows.execute()).toHaveLength(1 + loaded.questions.length);
  });

  test("are for whoever the page was made for, signed in, from our own pages, in their own campaigns", async () => {
    const who = await aRep("cleo");
    const other = await aRep("dan");
    await who.browser.visit("/practice?campaign=expo");
    const foreign = await who.browser.submit("/practice/ahead", { person: other.rep.id, campaign: "expo" });
    expect([foreign.status, await foreign.json()]).toEqual([409, { kind: "somebody_else" }]);
    const nobody = await app.browser().submit("/practice/ahead", { person: who.rep.id, campaign: "expo" });
    expect([nobody.status, await nobody.json()]).toEqual([401, { kind: "signed_out" }]);
    expect((await ahead(who, { campaign: "not-mine" })).status).toBe(404);
    const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const crossSite = await who.browser.submit("/practice/ahead", { person: who.rep.id }, elsewhere);
    expect(crossSite.status).toBe(403);
    const none = await (await ahead(other)).json();
    expect(none, "no open session, nothing to load").toEqual({ kind: "loaded", questions: [] });
  });
});

describe("answers given without a network", () => {
  test("arrive in order, count once however often they are sent, at the time of arrival", async () => {
    const who = await aRep("eli");
    const questions = await offline(who);
    expect(questions.length).toBeGreaterThan(3);
    deps.clock.advance(3 * HOUR_MS);
    const arrived = deps.clock.now();
    for (const [index, question] of questions.entries()) {
      const response = index === 1 ? wrongResponse(question) : rightResponse(question);
      const sends = await Promise.all([1, 2, 3].map(() => send(who, question.id, response)));
      const again = await send(who, question.id, response);
      for (const sent of [...sends, again]) {
        expect(await sent.json()).toEqual({ kind: "answered", correct: index !== 1, earlier: false });
      }
    }
    const rows = await rowsOf(questions.map(({ id }) => id));
    expect(rows.map(({ presentationId }) => presentationId)).toEqual(questions.map(({ id }) => id));
    expect(new Set(rows.map(({ answeredAt }) => answeredAt.getTime()))).toEqual(new Set([arrived]));
    expect((await verifyEverything(deps)).differences).toEqual([]);

    const tokens = questions.map(({ id }) => id).join();
    const page = await textOf(await who.browser.visit(`/practice/sent?campaign=expo&answers=${tokens}`));
    expect(page).toContain(`${questions.length} saved answers counted: ${questions.length - 1} right, 1 not.`);
    for (const { id, content } of questions) {
      expect(page).toContain(`answered=${id}`);
      expect(page).toContain(content.prompt);
    }
    expect(page).toContain("Campaign expo");
    const verdict = await textOf(await who.browser.visit(`/practice?answered=${questions[1]?.id}`));
    expect(verdict).toContain("Not this one.");
  });

  test("of somebody else's question are not found, and tell and store nothing", async () => {
    const who = await aRep("fay");
    const thief = await aRep("gil");
    const [, loaded] = await offline(who);
    if (!loaded) throw new Error("nothing was loaded");
    const stolen = await send(thief, loaded.id, rightResponse(loaded));
    expect([stolen.status, await stolen.json()]).toEqual([404, { kind: "not_found" }]);
    const borrowed = await thief.browser.submit("/practice/answers", {
      person: who.rep.id,
      presentation: loaded.id,
      choice: rightResponse(loaded).kind === "choice" ? [] : [],
    });
    expect([borrowed.status, await borrowed.json()]).toEqual([409, { kind: "somebody_else" }]);
    const page = await textOf(await thief.browser.visit(`/practice/sent?answers=${loaded.id}`));
    expect(page).toContain("belongs to no question of yours any more");
    expect(page).not.toContain(loaded.content.prompt);
    expect(await rowsOf([loaded.id])).toEqual([]);
  });

  test("wait while nobody is signed in, and count when the session is there again", async () => {
    const who = await aRep("hal");
    const [waiting] = await offline(who);
    if (!waiting) throw new Error("nothing waits");
    await who.browser.submit("/signout", {});
    const refused = await send(who, waiting.id, rightResponse(waiting));
    expect([refused.status, await refused.json()]).toEqual([401, { kind: "signed_out" }]);
    expect(await rowsOf([waiting.id])).toEqual([]);
    const back = { ...who, browser: await app.signedIn(who.rep.id) };
    expect((await send(back, waiting.id, rightResponse(waiting))).status).toBe(200);
  });

  test("signing out leaves what waits on the device: its browser is told to clear the cache, not the storage", async () => {
    const who = await aRep("ida");
    const out = await who.browser.submit("/signout", {});
    expect(out.headers.get("clear-site-data")).toBe('"cache"');
  });

  test("given elsewhere before: the first stands, and that is said", async () => {
    const who = await aRep("jo");
    const [waiting] = await offline(who);
    if (!waiting) throw new Error("nothing waits");
    await submitAnswer(deps, { rep: who.rep, presentationId: waiting.id, response: wrongResponse(waiting) });
    const sent = await send(who, waiting.id, rightResponse(waiting));
    expect(await sent.json()).toEqual({ kind: "answered", correct: false, earlier: true });
    const page = await textOf(await who.browser.visit(`/practice/sent?answers=${waiting.id}&elsewhere=${waiting.id}`));
    expect(page).toContain("Nothing new counted of what was saved.");
    expect(page).toContain("You had answered it before, elsewhere.");
    expect(page).not.toMatch(CANARY);
  });

  test("to a copy of a question whose reasons have been read since are refused in words; those after it go on", async () => {
    const who = await aRep("kim");
    const [, first, second] = await offline(who);
    if (!first || !second) throw new Error("too few were loaded");
    // The same variant, asked and answered elsewhere: of another session, of all campaigns.
    const copy = await deps.db
      .insertInto("presentation")
      .columns(COPIED)
      .expression((query) => query.selectFrom("presentation").select(COPIED).where("id", "=", first.id))
      .returning("id")
      .executeTakeFirstOrThrow();
    await submitAnswer(deps, { rep: who.rep, presentationId: copy.id, response: wrongResponse(first) });
    const refused = await send(who, first.id, rightResponse(first));
    expect(refused.status).toBe(422);
    expect((await refused.json()).message).toContain("You have answered this very question since it was loaded");
    expect((await send(who, second.id, rightResponse(second))).status).toBe(200);
    const page = await textOf(await who.browser.visit(`/practice/sent?answers=${first.id},${second.id}`));
    expect(page).toContain("1 saved answer counted: right.");
    expect(page).toContain("Not counted: you have answered this very question since");
    expect((await rowsOf([first.id, second.id])).map(({ presentationId }) => presentationId)).toEqual([second.id]);
  });

  test("to a text that has changed since are kept without credit, as late answers are, and that is said", async () => {
    const who = await aRep("lea");
    const questions = await offline(who);
    const old = questions.find(({ criterionKey }) => criterionKey === "size");
    if (!old) throw new Error("size was not asked");
    await publish();
    expect((await send(who, old.id, rightResponse(old))).status).toBe(200);
    const page = await textOf(await who.browser.visit(`/practice/sent?campaign=expo&answers=${old.id}`));
    expect(page).toContain("gives no credit for the new text");
    const memory = deps.db.selectFrom("memory").select("criterionRevision").where("repId", "=", who.rep.id);
    expect(await memory.execute()).toEqual([{ criterionRevision: old.criterionRevision }]);
    expect((await verifyEverything(deps)).differences).toEqual([]);
  });

  test("that can't be answers are refused as on the page, and nothing is told of their questions", async () => {
    const who = await aRep("max");
    const [waiting] = await offline(who);
    if (!waiting) throw new Error("nothing waits");
    const refused = await send(who, waiting.id, { kind: "choice", ids: [] });
    expect([refused.status, await refused.json()]).toEqual([422, { kind: "invalid", message: "Choose an option." }]);
    const page = await textOf(await who.browser.visit(`/practice/sent?answers=${waiting.id},not-a-token`));
    expect(page).toContain("it was no complete answer");
    expect(page).not.toMatch(CANARY);
  });

  test("a question whose turn comes online is the one that was loaded: answered on either way, it counts once", async () => {
    const who = await aRep("nia");
    const only = await campaignOf(deps);
    let claimed = 0;
    for (let turn = 0; turn < 6; turn += 1) {
      const { presentation } = await openSession(deps, { rep: who.rep, only });
      if (!presentation) break;
      const loaded = await loadAhead(deps, { rep: who.rep, only });
      expect(loaded.map((one) => one.presentation.id)).not.toContain(presentation.id);
      const before = new Set(loaded.map((one) => one.presentation.id));
      deps.clock.advance(MINUTE_MS);
      await send(who, presentation.id, rightResponse(presentation));
      const next = (await openSession(deps, { rep: who.rep, only })).presentation;
      if (next && before.has(next.id)) claimed += 1;
      expect(next?.ahead ?? false).toBe(false);
    }
    expect(claimed).toBeGreaterThan(0);
  });
});

/** What a second presentation of the same variant has in common with the first. */
const COPIED = [
  "sessionId",
  "repId",
  "campaignId",
  "playbookId",
  "criterionKey",
  "criterionRevision",
  "variant",
  "content",
  "why",
  "presentedAt",
] as const;
