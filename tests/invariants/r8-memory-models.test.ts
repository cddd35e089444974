import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { modelName } from "#app/domain/memory/memory-model.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { insertFittedModel } from "#app/stores/memory-models.ts";
import { listReadinessHistory } from "#app/stores/views/readiness-history.ts";
import { chooseModel } from "#app/use-cases/memory/choose-model.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { rememberAnswer } from "#app/use-cases/memory/remember-answer.ts";
import { replayMemories } from "#app/use-cases/memory/replay-memories.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { voidAnswer } from "#app/use-cases/practice/void-answer.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { openDatabase } from "#db/client.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";
import { practise, rightResponse, wrongResponse } from "#tests/support/practise.ts";
import { testRandom } from "#tests/support/random.ts";

const SEED = Number(process.env["GREENROOM_SEED"] ?? 20260105);
const database = testDatabase();
const clock = testClock();
const deps = () => testDeps(database.db, clock);
const rep = async (name: string) => ({
  id: (await aPerson(deps(), name, { teamKeys: ["emea"] })).id,
  timeZone: "Europe/Berlin",
});

/** Forgets faster from the start, along another curve. */
const HASTY = DEFAULT_WEIGHTS.with(2, 1).with(20, 0.4);
const SLOW = DEFAULT_WEIGHTS.with(2, 9).with(8, 2.5);
const hashOf = (weights: readonly number[]) => fsrs6(weights).parametersHash;

const EVALUATION = {
  splitAt: 0,
  fittedOn: 1,
  judgedOn: 1,
  logLoss: { average: 1, default: 1, current: 1, fitted: 1 },
  gain: 0,
  gainError: 0,
  isBetter: false,
};

beforeAll(async () => {
  await aPerson(deps(), "mara", { role: "marketer" });
  await aPerson(deps(), "sami", { role: "manager" });
  const more = ["paper", "budget", "region"].map((key) => ({ key }));
  await publishPlaybook(
    deps(),
    aPlaybook({ criteria: [{ key: "size", rule: SIZE_RULE, points: 20, required: true }, ...more] }),
  );
  for (const weights of [HASTY, SLOW]) {
    const model = {
      hash: hashOf(weights),
      id: "fsrs-6",
      weights,
      guess: 0,
      fittedAt: 0,
      answers: 1,
      evaluation: EVALUATION,
    };
    await insertFittedModel(database.db, model);
  }
});

const choose = (weights: readonly number[] | null) =>
  chooseModel(deps(), { ...SYSTEM, hash: weights && hashOf(weights), reason: "test" });

async function modelsStored(): Promise<string[]> {
  const rows = await database.db.selectFrom("memory").select("model").distinct().execute();
  return rows.map(({ model }) => model);
}

describe("R8 across a change of model", () => {
  test("an answer is folded by the model in use, the rest waits for the replay, which says so in the history", async () => {
    const ada = await rep("ada");
    const campaign = await campaignOf(deps());
    await practise(deps(), ada, campaign);
    clock.advance(4 * DAY_MS);
    await choose(HASTY);
    const { presentation } = await openSession(deps(), { rep: ada, only: campaign });
    if (!presentation) throw new Error("nothing to practise");
    const response = rightResponse(presentation);
    await submitAnswer(deps(), { rep: ada, presentationId: presentation.id, response });
    const before = await verifyEverything(deps());
    expect(before.differences).toEqual([]);
    expect(before.awaitingReplay).toBe(before.memories - 1);

    expect(await replayMemories(deps())).toBe(1);
    expect(await replayMemories(deps()), "nothing is left").toBe(0);
    expect(await verifyEverything(deps())).toMatchObject({ differences: [], awaitingReplay: 0 });
    expect(await modelsStored()).toEqual([modelName(await currentModel(database.db))]);
    const [last] = await listReadinessHistory(database.db, { campaign, repId: ada.id });
    expect(last).toMatchObject({ eligible: false, cause: { kind: "memory_model" } });

    await choose(null);
    await replayMemories(deps());
    const [back] = await listReadinessHistory(database.db, { campaign, repId: ada.id });
    expect(back).toMatchObject({ eligible: true, cause: { kind: "memory_model" } });
  });

  test(`answers, slips, choices and replays all at once: the memories are the model's own (seed ${SEED})`, async () => {
    const found = await race("racer", rememberAnswer);
    expect(found.verified).toMatchObject({ differences: [], awaitingReplay: 0 });
    process.stdout.write(
      `R8: ${found.answers} answers, ${found.choices} choices, ${found.folded} reps folded anew meanwhile: ` +
        `${found.verified.memories} memories, 0 differ\n`,
    );
  });

  test("the mutant that goes on with what another model made is caught", async () => {
    const rolledBack = new Error("rolled back");
    const mutant: typeof rememberAnswer = async (tx, answer, { known, model }) =>
      rememberAnswer(tx, answer, { known: known && { ...known, model: modelName(model) }, model });
    await choose(null);
    await replayMemories(deps());
    const ben = await rep("mutant");
    await practise(deps(), ben, await campaignOf(deps()));
    clock.advance(4 * DAY_MS);
    const attempt = database.db.transaction().execute(async (tx) => {
      const own = testDeps(tx, clock);
      await chooseModel(own, { ...SYSTEM, hash: hashOf(SLOW), reason: "test" });
      const { presentation } = await openSession(own, { rep: ben, only: await campaignOf(own) });
      const asked = { rep: ben, presentationId: presentation!.id, response: rightResponse(presentation!) };
      await submitAnswer(own, asked, mutant);
      const { differences } = await verifyEverything(own);
      expect(differences.join()).toContain(`R8 memory of ${presentation!.criterionKey}@1 (rep ${ben.id}`);
      throw rolledBack;
    });
    await expect(attempt).rejects.toBe(rolledBack);
  });

  test("an answer that read the model before the choice leaves no memory behind; without the wait it would", async () => {
    expect(await answerDuringChoice("late", undefined)).toBe(0);
    expect(await answerDuringChoice("later", async () => {})).toBe(1);
    await replayMemories(deps());
  });

  test.each([
    "update memory_model set answers = 0",
    "delete from memory_model_choice",
    "truncate memory_model cascade",
  ])("what was chosen stays on record: %s is refused", async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
  });
});

/** While its transaction is open, another model is chosen and replayed. Answers how many memories were left behind. */
async function answerDuringChoice(name: string, wait: Parameters<typeof replayMemories>[1]): Promise<number> {
  const late = await rep(name);
  const { presentation } = await openSession(deps(), { rep: late, only: await campaignOf(deps()) });
  const asked = { rep: late, presentationId: presentation!.id, response: rightResponse(presentation!) };
  const other = openDatabase(database.url, { max: 4 });
  let replay: Promise<number> | undefined;
  const held: typeof rememberAnswer = async (tx, answer, given) => {
    const kept = await rememberAnswer(tx, answer, given);
    const next = kept?.remembered.model.endsWith(hashOf(HASTY)) ? SLOW : HASTY;
    await chooseModel({ db: other.db, clock }, { ...SYSTEM, hash: hashOf(next), reason: "test" });
    replay = replayMemories({ db: other.db, clock }, wait);
    await Promise.race([replay, someoneWaits()]);
    return kept;
  };
  try {
    await submitAnswer(deps(), asked, held);
    await replay;
    return (await verifyEverything(deps())).awaitingReplay;
  } finally {
    await other.close();
  }
}

async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (select from pg_locks where locktype = 'advisory' and not granted) as waits`.execute(database.db);
    if (rows[0]?.waits) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Six people answer and take back, two processes replay, somebody chooses again and again. */
async function race(names: string, remember: typeof rememberAnswer) {
  const campaign = await campaignOf(deps());
  const people = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => rep(`${names}${n}`)));
  const pools = [0, 1].map(() => openDatabase(database.url, { max: 6, connectionTimeoutMs: 30_000 }));
  const chance = testRandom(SEED);
  let [answers, choices, folded, running] = [0, 0, 0, true];
  const learners = people.map(async (person, index) => {
    const own = testDeps(pools[index % 2]!.db, clock);
    for (let sitting = 0; sitting < 4; sitting += 1) {
      for (let asked = 0; asked < 8; asked += 1) {
        const { presentation } = await openSession(own, { rep: person, only: campaign });
        if (!presentation) break;
        const response = chance.seed() % 4 > 0 ? rightResponse(presentation) : wrongResponse(presentation);
        await submitAnswer(own, { rep: person, presentationId: presentation.id, response }, remember);
        answers += 1;
        if (chance.seed() % 8 === 0) await voidAnswer(own, { rep: person, presentationId: presentation.id });
      }
      clock.advance(HOUR_MS * (5 + (chance.seed() % 30)));
    }
  });
  const replays = pools.map(async ({ db }) => {
    while (running) folded += await replayMemories({ db, clock });
  });
  const chooser = (async () => {
    while (running) {
      await choose([null, HASTY, SLOW][choices % 3] ?? null);
      choices += 1;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  await Promise.all(learners);
  running = false;
  await Promise.all([...replays, chooser]);
  await replayMemories(deps());
  const verified = await verifyEverything(deps());
  await Promise.all(pools.map((pool) => pool.close()));
  return { answers, choices, folded, verified };
}
