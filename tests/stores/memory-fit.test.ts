import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { ENOUGH_TO_FIT } from "#app/domain/memory/fitting-rules.ts";
import { DEFAULT_MODEL, DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { readSequences, type RepSequence } from "#app/stores/answer-sequences.ts";
import { listFittedModels, listModelChoices } from "#app/stores/memory-models.ts";
import { calibrate, currentCalibration } from "#app/use-cases/memory/calibrate.ts";
import { chooseModel } from "#app/use-cases/memory/choose-model.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { fitMemory } from "#app/use-cases/memory/fit-memory.ts";
import { replayMemories } from "#app/use-cases/memory/replay-memories.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { answerLogs } from "#tests/support/answer-logs.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";
import { storeLogs } from "#tests/support/store-logs.ts";

const KEYS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
/** Less is kept from a first right answer and gained by a further one, and it fades on a steeper curve. */
const TRUTH = fsrs6(DEFAULT_WEIGHTS.with(2, 0.9).with(8, 1).with(20, 0.4));
const clock = testClock(NOW + 2_000 * DAY_MS);

async function aCampaign({ db }: TestDatabase) {
  const deps = testDeps(db, testClock());
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(
    deps,
    aPlaybook({ criteria: KEYS.map((key) => ({ key })), sections: { scoring: { threshold: 0 } } }),
  );
  return campaignOf(deps);
}

async function practised(database: TestDatabase, truth: MemoryModel, people = 200) {
  const logs = answerLogs({ people, criteria: KEYS.length, answers: 7, truth, seed: "fit" });
  await storeLogs(database.db, logs, { campaign: await aCampaign(database), teamKey: "emea", keys: KEYS });
  return logs;
}

async function audited({ db }: TestDatabase): Promise<string[]> {
  const rows = await db.selectFrom("auditRecord").select("action").orderBy("id").execute();
  return rows.map(({ action }) => action).filter((action) => action.startsWith("memory_model."));
}

describe("an organisation that forgets in another way than the published average", () => {
  const database = testDatabase();
  const deps = () => testDeps(database.db, clock);
  beforeAll(async () => void (await practised(database, TRUTH)));

  test("gets weights of its own, is replayed, and keeps them until others are better", async () => {
    await replayMemories(deps());
    const before = await calibrate(deps());
    const fitted = await fitMemory(deps(), SYSTEM);
    if (fitted.kind !== "adopted") throw new Error(JSON.stringify(fitted));
    const { logLoss, gain, gainError } = fitted.evaluation;
    expect(logLoss.fitted).toBeLessThan(logLoss.default);
    expect(logLoss.default).toBe(logLoss.current);
    expect(gain).toBeGreaterThan(2 * gainError);
    expect(await audited(database)).toEqual(["memory_model.fitted", "memory_model.chosen"]);

    const [model] = await listFittedModels(database.db);
    const [choice] = await listModelChoices(database.db);
    expect(choice).toMatchObject({ hash: model?.hash, chosenBy: null });
    expect(choice?.reason).toMatch(
      /^It foretold the \d+ latest answers better: log loss 0\.\d{4} instead of 0\.\d{4}\.$/,
    );
    expect(model?.weights[2]).toBeLessThan(1.6);
    expect(model?.guess, "one of three options").toBe(0.33);

    const waiting = await verifyEverything(deps());
    expect(waiting).toMatchObject({ differences: [], awaitingReplay: 2000 });
    const jobs = await sql<{ task: string }>`select task_identifier as task from graphile_worker.jobs`.execute(
      database.db,
    );
    expect(jobs.rows.map(({ task }) => task)).toEqual(expect.arrayContaining(["replay-memories", "calibrate"]));
    await replayMemories(deps());
    expect(await verifyEverything(deps())).toMatchObject({ differences: [], awaitingReplay: 0 });
    const after = await calibrate(deps());
    expect(after.model).toBe(modelName(await currentModel(database.db)));
    expect(after.calibration!.binError).toBeLessThan(before.calibration!.binError / 2);
    expect(after.calibration!.logLoss).toBeLessThan(after.calibration!.averageLogLoss);

    expect((await fitMemory(deps(), SYSTEM)).kind, "the same answers once more").toBe("kept");
    await chooseModel(deps(), { ...SYSTEM, hash: null, reason: "Let us see." });
    expect(await currentModel(database.db)).toBe(DEFAULT_MODEL);
  });

  test("reads the log in the order of each sequence, without what was taken back, and a share of the people whole", async () => {
    const all = await everySequence(database, 1);
    const half = await everySequence(database, 0.5);
    expect(all).toHaveLength(2000);
    const people = new Set(half.map(({ repId }) => repId));
    expect(people.size).toBeGreaterThan(60);
    expect(people.size).toBeLessThan(140);
    expect(half).toEqual(all.filter(({ repId }) => people.has(repId)));
    for (const { answers } of all) expect(answers).toEqual(answers.toSorted((a, b) => a.at - b.at));

    const [voided] = await database.db.selectFrom("answer").selectAll().limit(1).execute();
    await sql`insert into answer (kind, voids_id, presentation_id, session_id, rep_id, campaign_id, criterion_key,
        criterion_revision, variant, correct, answered_at, day)
      select 'void', id, presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant,
        correct, answered_at, day from answer where id = ${voided!.id}::bigint`.execute(database.db);
    const count = (sequences: RepSequence[]) => sequences.reduce((sum, { answers }) => sum + answers.length, 0);
    expect(count(await everySequence(database, 1))).toBe(count(all) - 1);
  });
});

describe("an organisation that forgets as published", () => {
  const database = testDatabase();
  const deps = () => testDeps(database.db, clock);

  test("keeps the default weights: with too few answers, and with enough", async () => {
    const few = await fitMemory(deps(), SYSTEM);
    expect(few).toEqual({ kind: "too_few", found: 0 });
    expect(await currentCalibration(deps())).toMatchObject({ calibration: null });
    await practised(database, DEFAULT_MODEL);
    const kept = await fitMemory(deps(), SYSTEM);
    if (kept.kind !== "kept") throw new Error(JSON.stringify(kept));
    expect(kept.evaluation.isBetter).toBe(false);
    expect(kept.evaluation.fittedOn + kept.evaluation.judgedOn).toBeGreaterThan(ENOUGH_TO_FIT);
    expect(await listModelChoices(database.db)).toEqual([]);
    expect(await listFittedModels(database.db), "the try is on record").toHaveLength(1);
    expect(await audited(database)).toEqual(["memory_model.not_fitted", "memory_model.fitted"]);
    expect(await currentModel(database.db)).toBe(DEFAULT_MODEL);
  });
});

async function everySequence({ db }: TestDatabase, share: number): Promise<RepSequence[]> {
  const found: RepSequence[] = [];
  for await (const sequence of readSequences(db, share)) found.push(sequence);
  return found;
}
