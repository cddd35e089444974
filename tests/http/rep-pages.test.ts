import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { findWaiting } from "#app/stores/presentations.ts";
import { findOpenSession } from "#app/stores/practice-sessions.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { rightResponse, wrongResponse } from "#tests/support/practise.ts";

const database = testDatabase();
const app = testApp(database);
const CANARY = /CANARY-/;

let ada: string;
let bo: string;
let outsider: string;
let boss: string;
let otherBoss: string;
let mara: string;

beforeAll(async () => {
  mara = (await aPerson(app.deps, "mara", { role: "marketer" })).id;
  await aPerson(app.deps, "sami", { role: "manager" });
  boss = (await aPerson(app.deps, "boss", { role: "manager" })).id;
  otherBoss = (await aPerson(app.deps, "other", { role: "manager" })).id;
  ada = (await aPerson(app.deps, "ada")).id;
  bo = (await aPerson(app.deps, "bo")).id;
  outsider = (await aPerson(app.deps, "olaf")).id;
  await aTeam(app.deps, "emea", { members: [ada, bo], managers: [boss] });
  await aTeam(app.deps, "apac", { members: [outsider], managers: [otherBoss] });
  await publishPlaybook(app.deps, aPlaybook());
});

/** The question that waits for a rep in the campaign, with its truth, as only a test may see it. */
async function waiting(repId: string) {
  const campaign = await campaignOf(app.deps);
  const since = app.deps.clock.now() - DAY_MS;
  const session = await findOpenSession(app.deps.db, { repId, campaignId: campaign.id, since });
  const presentation = session && (await findWaiting(app.deps.db, session.id));
  if (!presentation) throw new Error("no question waits");
  return presentation;
}

async function answer(browser: TestBrowser, repId: string, correct: boolean): Promise<Response> {
  const question = await waiting(repId);
  const response = correct ? rightResponse(question) : wrongResponse(question);
  const choice = response.kind === "choice" ? response.ids : [];
  return browser.submit("/practice?campaign=expo", { presentation: question.id, choice });
}

async function bodyOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll("<!-- -->", "");
}

describe("practice without JavaScript", () => {
  test("what is new is read first, without its questions; with nothing new it leads straight on", async () => {
    const browser = await app.signedIn(ada);
    const read = await bodyOf(await browser.visit("/practice/new?campaign=expo"));
    const [first] = aPlaybook().criteria;
    expect(read).toMatch(/you have not met yet/);
    expect(read).toContain(first!.why);
    expect(read).not.toMatch(CANARY);
    expect(read).toMatch(/<form[^>]*action="\/practice"[\s\S]*name="campaign" value="expo"[\s\S]*Continue/);
    expect(await app.deps.db.selectFrom("presentation").select("id").execute()).toEqual([]);

    const nothing = await (await app.signedIn(outsider)).visit("/practice/new");
    expect(await bodyOf(nothing)).toContain("nothing to practise yet");
  });

  test("asks, refuses an empty answer without telling anything, grades, explains, and goes on to the summary", async () => {
    const browser = await app.signedIn(ada);
    const asked = await browser.visit("/practice?campaign=expo");
    const form = await bodyOf(asked);
    expect(asked.status).toBe(200);
    expect(form).toContain("Check answer");
    expect(form).toMatch(/<fieldset[\s\S]*type="radio"/);
    expect(form).not.toMatch(CANARY);
    const question = await waiting(ada);

    expect(await bodyOf(await browser.visit("/practice?campaign=expo"))).toContain(question.id);
    expect((await waiting(ada)).id).toBe(question.id);

    const empty = await browser.submit("/practice?campaign=expo", { presentation: question.id });
    const refused = await bodyOf(empty);
    expect(empty.status).toBe(422);
    expect(refused).toContain("Choose an option.");
    expect(refused).toContain(question.id);
    expect(refused).not.toMatch(CANARY);

    const sent = await answer(browser, ada, true);
    expect(sent.status).toBe(302);
    expect(sent.headers.get("location")).toBe(`/practice?campaign=expo&answered=${question.id}`);
    const verdict = await bodyOf(await browser.follow(sent));
    expect(verdict).toMatch(/role="status"[\s\S]*<h1[^>]*>Right\. /);
    expect(verdict).toMatch(CANARY);
    expect(verdict).toContain("Continue");

    // Continue is a form that asks for the campaign's next question.
    expect(verdict).toMatch(/<form[^>]*action="\/practice"[\s\S]*name="campaign" value="expo"/);
    expect(await bodyOf(await browser.visit("/practice?campaign=expo"))).toContain("Check answer");
    const missed = await bodyOf(await browser.follow(await answer(browser, ada, false)));
    expect(missed).toMatch(/<h1[^>]*>Not this one\. /);

    for (let index = 0; index < 10; index += 1) {
      const page = await browser.visit("/practice?campaign=expo");
      if ((await bodyOf(page)).includes("answers kept")) break;
      await answer(browser, ada, true);
    }
    const done = await app.deps.db.selectFrom("practiceSession").select("id").where("repId", "=", ada).execute();
    const summary = await bodyOf(await browser.visit(`/practice?campaign=expo&done=${done[0]?.id}`));
    expect(summary).toContain("Campaign expo is open for you");
    expect(await bodyOf(await browser.visit("/practice?campaign=expo"))).toContain("has nothing to ask you now");
  });

  test("an answer sent twice counts once, and the second leads to the same verdict", async () => {
    const browser = await app.signedIn(bo);
    await browser.visit("/practice?campaign=expo");
    const question = await waiting(bo);
    const first = await answer(browser, bo, true);
    const response = wrongResponse(question);
    const again = await browser.submit("/practice?campaign=expo", {
      presentation: question.id,
      choice: response.kind === "choice" ? response.ids : [],
    });
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const rows = await app.deps.db
      .selectFrom("answer")
      .select("id")
      .where("presentationId", "=", question.id)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test("nobody answers, or reads the verdict of, somebody else's question", async () => {
    const browser = await app.signedIn(bo);
    await browser.visit("/practice?campaign=expo");
    const question = await waiting(bo);
    const stranger = await app.signedIn(ada);
    const sent = await stranger.submit("/practice?campaign=expo", { presentation: question.id, choice: ["x"] });
    expect(sent.status).toBe(404);
    const answered = await app.deps.db.selectFrom("answer").select("presentationId").where("repId", "=", bo).execute();
    const verdict = await stranger.visit(`/practice?answered=${answered[0]?.presentationId}`);
    expect(verdict.status).toBe(404);
    expect(await verdict.text()).not.toMatch(CANARY);
  });

  test("a question that waits has no verdict, for its own rep either", async () => {
    const browser = await app.signedIn(bo);
    await browser.visit("/practice?campaign=expo");
    const peek = await browser.visit(`/practice?campaign=expo&answered=${(await waiting(bo)).id}`);
    expect(peek.status).toBe(404);
    expect(await peek.text()).not.toMatch(CANARY);
  });

  test("only campaigns one is enrolled in can be practised", async () => {
    expect((await (await app.signedIn(outsider)).visit("/practice?campaign=expo")).status).toBe(404);
    expect(await bodyOf(await (await app.signedIn(outsider)).visit("/practice"))).toContain("nothing to practise yet");
  });
});

describe("before an answer is committed (R19)", () => {
  test.each([
    "/",
    "/practice",
    "/practice?campaign=expo",
    "/campaigns/expo",
    "/campaigns/expo/readiness/bo@example.com",
    "/_root.data",
    "/practice.data",
    "/practice.data?campaign=expo",
    "/campaigns/expo.data",
    "/campaigns/expo/readiness/bo@example.com.data",
  ])("%s tells nobody who practises which option is right", async (path) => {
    const page = await (await app.signedIn(bo)).visit(path);
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).not.toMatch(CANARY);
    expect(text).not.toMatch(/"(truth|accept|because|correct|variant)"/);
  });
});

describe("today", () => {
  test("greets by the rep's own clock, plans the practice, and says what stands between them and the leads", async () => {
    const page = await bodyOf(await (await app.signedIn(bo)).visit("/"));
    expect(page).toContain("Good morning, Bo");
    expect(page).toContain("Monday 5 January, 10:00");
    expect(page).toMatch(/Two questions, about 40 seconds|One question, about 20 seconds/);
    expect(page).toContain("between you and these leads.");
  });

  test("shows managers which campaigns are covered instead", async () => {
    const page = await bodyOf(await (await app.signedIn(boss)).visit("/"));
    expect(page).toContain("Every campaign is covered.");
    expect(page).toMatch(/<b>0<\/b>[\s\S]*of 2/);
  });

  test("keeps notices until they are marked as read, by their own reader only", async () => {
    const facts = { kind: "lead_held", title: "A lead waits", body: "For you.", createdAt: new Date() } as const;
    await app.deps.db
      .insertInto("notice")
      .values([{ ...facts, personId: bo }])
      .execute();
    const { id } = await app.deps.db
      .selectFrom("notice")
      .select("id")
      .where("personId", "=", bo)
      .executeTakeFirstOrThrow();
    const browser = await app.signedIn(bo);
    await (await app.signedIn(ada)).submit("/?index", { "notice[]": [id] });
    expect(await bodyOf(await browser.visit("/"))).toContain("A lead waits");
    await browser.submit("/?index", { "notice[]": [id] });
    expect(await bodyOf(await browser.visit("/"))).not.toContain("A lead waits");
  });
});

describe("who sees what", () => {
  test("visitors are asked to sign in, and come back", async () => {
    const browser = app.browser();
    for (const path of ["/practice?campaign=expo", "/campaigns/expo"]) {
      const response = await app.fetch(new Request(`http://127.0.0.1:3000${path}`));
      expect(response.headers.get("location")).toBe(`/signin?${new URLSearchParams({ returnTo: path })}`);
    }
    expect((await browser.visit("/")).status).toBe(200);
  });

  test("readiness: the rep, the managers of their team and marketing; nobody else", async () => {
    const path = `/campaigns/expo/readiness/${bo}`;
    for (const id of [bo, boss, mara]) expect((await (await app.signedIn(id)).visit(path)).status).toBe(200);
    for (const id of [ada, outsider, otherBoss]) expect((await (await app.signedIn(id)).visit(path)).status).toBe(404);
  });

  test("a campaign: those of its teams; its playbook only those who don't practise it", async () => {
    const own = await (await app.signedIn(bo)).visit("/campaigns/expo");
    expect(await bodyOf(own)).not.toContain("/campaigns/expo/playbook");
    expect((await (await app.signedIn(outsider)).visit("/campaigns/expo")).status).toBe(404);
    expect(await bodyOf(await (await app.signedIn(boss)).visit("/campaigns/expo"))).toContain(
      "/campaigns/expo/playbook",
    );
  });
});

describe("a waiver", () => {
  const path = () => `/campaigns/expo/readiness/${bo}`;

  test("is given by a manager of the team, makes eligible, and can be taken back", async () => {
    const manager = await app.signedIn(boss);
    const wordless = await manager.submit(path(), { intent: "grant", reason: " ", until: "2026-01-09" });
    expect(wordless.status).toBe(422);
    const past = await manager.submit(path(), { intent: "grant", reason: "New here", until: "2026-01-02" });
    expect(past.status).toBe(422);

    const granted = await manager.submit(path(), { intent: "grant", reason: "New here", until: "2026-01-09" });
    expect(granted.headers.get("location")).toBe(`${path()}?did=grant`);
    const page = await bodyOf(await manager.visit(`${path()}?did=grant`));
    expect(page).toContain("The waiver is given.");
    expect(page).toContain("A waiver lets Bo take Campaign expo leads until Fri 9 Jan");

    const [waiver] = await app.deps.db.selectFrom("waiver").select("id").where("repId", "=", bo).execute();
    await manager.submit(path(), { intent: "revoke", waiver: waiver?.id ?? "" });
    expect(await bodyOf(await manager.visit(path()))).toContain("between Bo and these leads");
  });

  test("that ends in another year says in which", async () => {
    const manager = await app.signedIn(boss);
    await manager.submit(path(), { intent: "grant", reason: "Parental cover", until: "2027-03-09" });
    const page = await bodyOf(await manager.visit(path()));
    expect(page).toContain("A waiver lets Bo take Campaign expo leads until 9 March 2027");
    expect(page).toMatch(/“Parental cover”.*Until 9 March 2027/s);
    const [waiver] = await app.deps.db
      .selectFrom("waiver")
      .select("id")
      .where("reason", "=", "Parental cover")
      .execute();
    await manager.submit(path(), { intent: "revoke", waiver: waiver?.id ?? "" });
  });

  test("is not for the rep to give, nor for other managers", async () => {
    const fields = { intent: "grant", reason: "Please", until: "2026-01-09" };
    expect((await (await app.signedIn(bo)).submit(path(), fields)).status).toBe(403);
    expect((await (await app.signedIn(otherBoss)).submit(path(), fields)).status).toBe(404);
  });
});

test("what changed is shown word by word to whoever practised the old text, and only that is missing", async () => {
  const changed = aPlaybook({
    criteria: [
      {
        key: "size",
        title: "Between 80 and 1,000",
        rule: { attribute: "company.employees", op: "gte", value: 80 },
        points: 20,
        required: true,
      },
      { key: "paper", importance: "standard" },
    ],
  });
  app.deps.clock.advance(60_000);
  await publishPlaybook(app.deps, changed, { note: "Fifty was too small." });
  const browser = await app.signedIn(ada);
  const campaign = await bodyOf(await browser.visit("/campaigns/expo"));
  expect(campaign).toMatch(/What changed[\s\S]*Fifty was too small\.[\s\S]*<ins>/);
  const readiness = await bodyOf(await browser.visit(`/campaigns/expo/readiness/${ada}`));
  expect(readiness).toContain("One criterion stands between you and these leads.");
  expect(readiness).toContain("Right on 0 of 2 variants since the change. Two questions, about 40 seconds.");
  const read = await bodyOf(await browser.visit("/practice/new?campaign=expo"));
  expect(read).toMatch(/One criterion changed since you practised[\s\S]*<del>[\s\S]*<ins>/);
  expect(read).not.toMatch(CANARY);
});
