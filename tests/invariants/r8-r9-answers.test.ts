import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise, rightResponse, wrongResponse } from "#tests/support/practise.ts";
import { testRandom } from "#tests/support/random.ts";

const database = testDatabase();
const clock = testClock();
const SEED = 20260105;

async function aRep(name: string) {
  const person = await aPerson(testDeps(database.db, clock), name, { teamKeys: ["emea"] });
  return { id: person.id, timeZone: "Europe/Berlin" };
}

beforeAll(async () => {
  const deps = testDeps(database.db, clock);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, aPlaybook());
});

describe("R8 the log is append-only and its fold is the memory", () => {
  test.each(["update answer set correct = true", "delete from answer", "truncate answer cascade"])(
    "%s is refused",
    async (statement) => {
      const deps = testDeps(database.db, clock);
      await practise(deps, await aRep(`r${crypto.randomUUID().slice(0, 8)}`), await campaignOf(deps));
      await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
    },
  );

  test("a role that may do everything else may not do it either", async () => {
    const client = await database.pool.connect();
    try {
      await client.query("drop role if exists greenroom_app");
      await client.query("create role greenroom_app");
      await client.query(
        "grant select, insert, update, delete, truncate on all tables in schema public to greenroom_app",
      );
      await client.query("set role greenroom_app");
      await expect(client.query("update answer set correct = true")).rejects.toThrow(/append-only/);
      await expect(client.query("delete from answer")).rejects.toThrow(/append-only/);
    } finally {
      await client.query("reset role");
      await client.query("drop owned by greenroom_app");
      await client.query("drop role greenroom_app");
      client.release();
    }
  });

  test(`random practice over weeks folds to the stored memory (seed ${SEED})`, async () => {
    const deps = testDeps(database.db, clock);
    const chance = testRandom(SEED);
    let answers = 0;
    for (let person = 0; person < 6; person += 1) {
      const rep = await aRep(`walker${person}`);
      for (let sitting = 0; sitting < 6; sitting += 1) {
        clock.advance(HOUR_MS * (1 + (chance.seed() % 90)));
        answers += await practise(deps, rep, await campaignOf(deps), () => chance.seed() % 4 > 0);
      }
    }
    const verified = await verifyEverything(deps);
    expect(verified.differences).toEqual([]);
    expect(verified.memories).toBeGreaterThan(10);
    process.stdout.write(`R8: ${answers} answers, ${verified.memories} memories folded again, 0 differ\n`);
  });

  test.each([
    ["rounds to four decimals", sql`update memory set stability = round(stability::numeric, 4)::float8 - 0.00001`],
    ["forgets a right day", sql`update memory set evidence = jsonb_set(evidence, '{rightDays}', '[]')`],
    ["loses a memory", sql`delete from memory`],
  ])("the mutant that %s is caught by the same replay", async (_what, mutation) => {
    const rolledBack = new Error("rolled back");
    const attempt = database.db.transaction().execute(async (tx) => {
      await mutation.execute(tx);
      expect((await verifyEverything({ db: tx })).differences.length).toBeGreaterThan(0);
      throw rolledBack;
    });
    await expect(attempt).rejects.toBe(rolledBack);
  });
});

describe("R9 a presentation counts once", () => {
  const AT_ONCE = 8;

  test("sent eight times at once, from several tabs, and once more later: one row, one verdict", async () => {
    const deps = testDeps(database.db, clock);
    const rep = await aRep("tabs");
    const campaign = await campaignOf(deps);
    for (let round = 0; round < 4; round += 1) {
      const { presentation } = await openSession(deps, { rep, only: campaign });
      if (!presentation) break;
      const sends = Array.from({ length: AT_ONCE }, (_, index) =>
        submitAnswer(deps, {
          rep,
          presentationId: presentation.id,
          response: index % 2 === 0 ? rightResponse(presentation) : wrongResponse(presentation),
        }),
      );
      const results = [...(await Promise.all(sends)), await sends[0]];
      const verdicts = results.map((result) => result?.kind === "answered" && result.answer.correct);
      expect(new Set(verdicts).size).toBe(1);
      expect(await rowsOf(presentation.id)).toBe(1);
    }
    expect((await verifyEverything(deps)).differences).toEqual([]);
  });

  test("somebody else's presentation is not found", async () => {
    const deps = testDeps(database.db, clock);
    const { presentation } = await openSession(deps, { rep: await aRep("owner"), only: await campaignOf(deps) });
    if (!presentation) throw new Error("nothing to practise");
    const response = rightResponse(presentation);
    const stolen = await submitAnswer(deps, { rep: await aRep("thief"), presentationId: presentation.id, response });
    expect(stolen.kind).toBe("not_found");
    expect(await rowsOf(presentation.id)).toBe(0);
  });

  test("without the unique index the database would take a second row: the index is what refuses it", async () => {
    const deps = testDeps(database.db, clock);
    const rep = await aRep("mutant");
    const { presentation } = await openSession(deps, { rep, only: await campaignOf(deps) });
    if (!presentation) throw new Error("nothing to practise");
    await submitAnswer(deps, { rep, presentationId: presentation.id, response: rightResponse(presentation) });
    const copy = sql`
      insert into answer (presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant, response, correct, answered_at, day)
      select presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant, response, correct, answered_at, day
      from answer where presentation_id = ${presentation.id}`;
    await expect(copy.execute(database.db)).rejects.toThrow(/answer_once_per_presentation/);

    const rolledBack = new Error("rolled back");
    const mutant = database.db.transaction().execute(async (tx) => {
      await sql`drop index answer_once_per_presentation`.execute(tx);
      await copy.execute(tx);
      const { differences } = await verifyEverything({ db: tx });
      expect(differences.join()).toContain("R9");
      throw rolledBack;
    });
    await expect(mutant).rejects.toBe(rolledBack);
  });

  async function rowsOf(presentationId: string): Promise<number> {
    const rows = await database.db
      .selectFrom("answer")
      .select("id")
      .where("presentationId", "=", presentationId)
      .execute();
    return rows.length;
  }
});
