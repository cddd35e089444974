import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { countWrongOfFive, listWeakCriteria, listWrongExamples } from "#app/stores/views/team-wrong-answers.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aWorldOf } from "#tests/support/leads.ts";

const database = testDatabase();
let about: { campaignId: number; repIds: string[]; since: number };
let playbookId = 0;
let ada = "";
let ben = "";
let at = NOW - 20 * DAY_MS;

beforeAll(async () => {
  const deps = testDeps(database.db);
  const world = await aWorldOf(deps, ["ada", "ben"]);
  const campaign = await campaignOf(deps);
  playbookId = campaign.playbookId ?? 0;
  [ada, ben] = [world.idOf("ada"), world.idOf("ben")];
  about = { campaignId: campaign.id, repIds: [ada, ben], since: NOW - 30 * DAY_MS };
});
// The log is append-only, so each test has criteria of its own.
let criterion = "";
let count = 0;
beforeEach(() => {
  count += 1;
  criterion = `c${count}`;
});

interface Logged {
  repId?: string;
  key?: string;
  revision?: number;
  prompt?: string;
  chosen?: string;
  at?: number;
}

/** Answers in order: W wrong, R right, V wrong and taken back. */
async function log(pattern: string, rest: Logged = {}): Promise<void> {
  const { repId = ada, key = criterion, revision = 1, prompt = "Is it?", chosen = "No" } = rest;
  for (const letter of pattern) {
    at += 60_000;
    const answeredAt = new Date(rest.at ?? at);
    const day = answeredAt.toISOString().slice(0, 10);
    const sessionId = randomUUID();
    const common = {
      sessionId,
      repId,
      campaignId: about.campaignId,
      criterionKey: key,
      criterionRevision: revision,
      variant: "q",
    };
    await database.db
      .insertInto("practiceSession")
      .values({
        id: sessionId,
        repId,
        campaignId: null,
        questionCap: 15,
        planned: 1,
        startedAt: answeredAt,
        endedAt: null,
      })
      .execute();
    const content = {
      prompt,
      options: [
        { id: "y", text: "Yes" },
        { id: "n", text: chosen },
      ],
      truth: { kind: "set", ids: ["y"] },
    };
    const { id: presentationId } = await database.db
      .insertInto("presentation")
      .values({ ...common, playbookId, content: JSON.stringify(content), why: "due", presentedAt: answeredAt })
      .returning("id")
      .executeTakeFirstOrThrow();
    const given = { ...common, presentationId, answeredAt, day };
    const response = JSON.stringify({ kind: "choice", ids: [letter === "R" ? "y" : "n"] });
    const { id } = await database.db
      .insertInto("answer")
      .values({ ...given, kind: "answer", voidsId: null, response, correct: letter === "R" })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (letter === "V") {
      await database.db
        .insertInto("answer")
        .values({ ...given, kind: "void", voidsId: id, response: null, correct: false })
        .execute();
    }
  }
}

async function wrongOfFive(revision = 1): Promise<number | undefined> {
  const asked = [{ repId: ada, criterionKey: criterion, revision }];
  return (await countWrongOfFive(database.db, { ...about, asked })).get(`${ada}/${criterion}`);
}
const weakest = async () => (await listWeakCriteria(database.db, about)).map(({ criterionKey }) => criterionKey);

describe("wrong of the last five", () => {
  test.each([
    ["WWWRR", 3],
    // The sixth answer from the end counts no more.
    ["WWWRRR", 2],
    ["WWWWWW", 5],
    ["RW", 1],
    ["R", 0],
    // Taken back: as if it had not been asked, so the one before counts.
    ["WVVWR", 2],
    ["WRRRRV", 1],
  ])("%s: %i", async (pattern, wrong) => {
    await log(pattern);
    expect(await wrongOfFive()).toBe(wrong);
  });

  test("counts one revision, one person and one criterion", async () => {
    await log("WWW");
    await log("RW", { revision: 2 });
    await log("WWWW", { repId: ben });
    await log("WWWW", { key: `${criterion}x` });
    expect([await wrongOfFive(1), await wrongOfFive(2)]).toEqual([3, 1]);
    expect((await countWrongOfFive(database.db, { ...about, asked: [] })).size).toBe(0);
  });
});

describe("the weakest criteria", () => {
  test("are ordered by their share of wrong answers, of those answered three times, within the time asked about", async () => {
    const [first, second, third, rare, old, fine] = ["1", "2", "3", "r", "o", "f"].map(
      (each) => `${criterion}-${each}`,
    );
    const narrow = { ...about, since: at };
    await log("WWWW", { key: second!, repId: ben });
    await log("RWWWWW", { key: third! });
    await log("WWWWW", { key: first! });
    await log("WW", { key: rare! });
    await log("WWW", { key: old!, at: at - 5 * DAY_MS });
    await log("RRR", { key: fine! });
    const keys = (await listWeakCriteria(database.db, narrow)).map(({ criterionKey }) => criterionKey);
    expect(keys).toEqual([first, second, third]);
    const [one] = await listWeakCriteria(database.db, narrow);
    expect(one).toEqual({ criterionKey: first, answers: 5, wrong: 5, people: 1 });
    expect(await weakest()).not.toContain(rare);
  });

  test("leave out what was taken back and whoever the viewer may not see", async () => {
    const narrow = { ...about, since: at };
    await log("VVVRRR");
    await log("WWW", { key: `${criterion}b`, repId: ben });
    expect((await listWeakCriteria(database.db, { ...narrow, repIds: [ada] })).map((one) => one.criterionKey)).toEqual(
      [],
    );
    expect((await listWeakCriteria(database.db, narrow)).map((one) => one.criterionKey)).toEqual([`${criterion}b`]);
  });

  test("come with the two wrong answers given most often, and how often", async () => {
    await log("W", { chosen: "Never" });
    await log("WWW", { chosen: "Call at once" });
    await log("WW", { chosen: "Leave it", repId: ben });
    await log("RRRRV", { chosen: "Nobody said this" });
    const examples = await listWrongExamples(database.db, { ...about, criteria: [criterion] });
    expect(examples.map(({ chosen, times }) => [chosen, times])).toEqual([
      ["Call at once", 3],
      ["Leave it", 2],
    ]);
  });
});
