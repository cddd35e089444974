import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import {
  answer,
  answerFromTwoTabs,
  aWorld,
  change,
  type Device,
  missMany,
  type Notes,
  open,
  takeBack,
  wait,
} from "#tests/support/practice-model.ts";
import {
  answerOffline,
  countingTwice,
  loadAheadOn,
  replay,
  ride,
  type Way,
} from "#tests/support/practice-model-offline.ts";

const SEED = 7;
const RUNS = 24;
const database = testDatabase();
const deps = () => testDeps(database.db, testClock());

beforeAll(async () => {
  await aPerson(deps(), "mara", { role: "marketer" });
  await aPerson(deps(), "sami", { role: "manager" });
});

const device = fc.constantFrom<Device>(0, 1);
const offline = fc.tuple(device, fc.nat(3)).map(([on, dice]) => answerOffline(on, dice > 0));
const riding = fc
  .tuple(device, fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }))
  .map(([on, rights]) => ride(on, rights));
const way = fc.constantFrom<Way>("in order", "each twice", "twice at once");
const sending = fc.tuple(fc.constantFrom<Device[]>([0], [1], [0, 1]), way, fc.boolean());
const anyStep = [
  device.map(open),
  fc.tuple(device, fc.nat(3)).map(([on, dice]) => answer(on, dice > 0)),
  fc.tuple(device, fc.nat(3)).map(([on, dice]) => answer(on, dice > 0)),
  device.map(answerFromTwoTabs),
  device.map(takeBack),
  device.map(takeBack),
  fc.constant(change),
  fc.oneof(
    fc.integer({ min: 1, max: 90 }).map((s) => wait(s * SECOND_MS)),
    fc.nat(60 * 72).map((m) => wait(m * MINUTE_MS)),
  ),
  fc.constant(missMany),
  device.map(loadAheadOn),
  offline,
  offline,
  riding,
  riding,
  riding,
  sending.map(([devices, how, forgets]) => replay(devices, how, forgets)),
  sending.map(([devices, how, forgets]) => replay(devices, how, forgets)),
];

/** Random runs of practice, each in a world of its own. */
function practice(submit: typeof submitAnswer, after: (notes: Notes) => void) {
  return fc.asyncProperty(fc.commands(anyStep, { maxCommands: 40, size: "max" }), async (steps) => {
    const world = await aWorld(database.db, submit);
    await fc.asyncModelRun(() => world, steps);
    after(world.model);
  });
}

describe("practice against a reader with a pencil", () => {
  test(`two devices, two tabs, slips, times without a network and a publication in the middle (${RUNS} runs, seed ${SEED})`, async () => {
    const seen = { answers: 0, voids: 0, loads: 0, sent: 0, refused: 0, turned: 0 };
    const property = practice(submitAnswer, ({ log, voids, tried }) => {
      seen.answers += log.length;
      seen.voids += voids.length;
      for (const name of ["loads", "sent", "refused", "turned"] as const) seen[name] += tried[name];
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    expect((await verifyEverything(deps())).differences).toEqual([]);
    process.stdout.write(
      `practice model: ${RUNS} runs, ${seen.answers} answers, ${seen.voids} taken back; ${seen.loads} questions loaded ahead, ${seen.turned} of them had their turn, ${seen.sent} answers counted that had been kept, ${seen.refused} refused\n`,
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
  }, 240_000);

  test("the mutant that counts again what is sent again is caught by the same runs", async () => {
    const property = practice(countingTwice, () => {});
    const { failed, errorInstance } = await fc.check(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toContain("a question counts once");
  }, 240_000);
});
