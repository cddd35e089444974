import { describe, expect, it } from "vitest";
import { seeded } from "#app/domain/questions/seeded.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { answerLogs } from "#tests/support/answer-logs.ts";
import { anAnswer } from "#tests/support/gate.ts";
import { openCalibration } from "./calibration.ts";
import { ENOUGH_TO_FIT } from "./fitting-rules.ts";
import { evaluate, personLoss, splitInstant } from "./evaluation.ts";
import { chanceOfRightAt, DEFAULT_MODEL, DEFAULT_WEIGHTS, fsrs6 } from "./fsrs.ts";
import { foldAnswers } from "./fold.ts";
import { logLoss } from "./log-loss.ts";
import { predictedInstants, predictions } from "./predictions.ts";

describe("predictions", () => {
  const log = [
    anAnswer(-30, "a"),
    anAnswer(-29.99, "b"),
    anAnswer(-20, "c", false),
    anAnswer(-19.99, "a"),
    anAnswer(-1),
  ];

  it("are of the first answer of each later practice day, each made from the answers before it alone", () => {
    const found = predictions(DEFAULT_MODEL, log);
    expect(found.map(({ at, correct }) => [at, correct])).toEqual([
      [log[2]!.at, false],
      [log[4]!.at, true],
    ]);
    found.forEach(({ at, chance }) => {
      const before = log.filter((answer) => answer.at < at);
      expect(chance).toBe(chanceOfRightAt(foldAnswers(DEFAULT_MODEL, before)!.memory, at));
    });
    expect(predictedInstants(log)).toEqual(found.map(({ at }) => at));
  });

  it("say how long practice had been due", () => {
    const [, late] = predictions(DEFAULT_MODEL, log);
    const memory = foldAnswers(DEFAULT_MODEL, log.slice(0, 4))!.memory;
    expect(late!.overdueDays).toBeCloseTo((log[4]!.at - memory.lastAt) / DAY_MS - memory.stability, 3);
  });

  it("cost what chance they gave to what came, and never endlessly much", () => {
    expect(logLoss({ chance: 0.5, correct: true })).toBeCloseTo(Math.LN2, 12);
    expect(logLoss({ chance: 0.9, correct: false })).toBeCloseTo(-Math.log(0.1), 12);
    expect(logLoss({ chance: 1, correct: false })).toBeCloseTo(9.21, 2);
  });
});

describe("a calibration", () => {
  const luck = seeded("calibration");
  const said = Array.from({ length: 5_000 }, (_, index) => {
    const chance = 0.6 + 0.4 * luck();
    return { at: index, chance, correct: luck() < chance - 0.07, overdueDays: index % 50 === 0 ? 20 : 1 };
  });

  it("puts about as many answers in each of ten bins, leaves none out, and finds the seven points that are missing", () => {
    const tally = openCalibration();
    said.forEach(tally.add);
    const { all, bins, overdue, averageLogLoss, binError } = tally.calibration()!;
    expect(bins).toHaveLength(10);
    for (const { count } of bins) expect(Math.abs(count - 500)).toBeLessThan(50);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(all.count);
    expect(bins.reduce((sum, { right }) => sum + right, 0)).toBe(all.right);
    expect(bins.map(({ predicted }) => predicted)).toEqual(bins.map(({ predicted }) => predicted).toSorted());
    expect(all.predicted - all.right / all.count).toBeCloseTo(0.07, 1);
    expect(binError).toBeGreaterThan(0.05);
    expect(binError).toBeLessThan(0.09);
    expect(overdue?.count).toBe(100);
    const share = all.right / all.count;
    expect(averageLogLoss).toBeCloseTo(-share * Math.log(share) - (1 - share) * Math.log(1 - share), 10);
  });

  it("copes with a single heap, and says nothing without answers", () => {
    const tally = openCalibration();
    expect(tally.calibration()).toBeNull();
    for (const correct of [true, true, false]) tally.add({ at: 0, chance: 1, correct, overdueDays: 0 });
    expect(tally.calibration()).toMatchObject({ bins: [{ count: 3, right: 2, predicted: 1 }], overdue: null });
  });
});

describe("a split by time", () => {
  it("needs enough answers, and parts them at four fifths", () => {
    const instants = Array.from({ length: ENOUGH_TO_FIT }, (_, index) => ENOUGH_TO_FIT - index);
    expect(splitInstant(instants.slice(1))).toBeNull();
    expect(splitInstant(instants)).toBe(801);
  });

  it("lets only later answers judge, and calls the truth better than the default, not the other way round", () => {
    const truth = fsrs6(DEFAULT_WEIGHTS.with(2, 0.9).with(8, 1).with(20, 0.4));
    const judged = (current: typeof truth, fitted: typeof truth, of: typeof truth) => {
      const logs = answerLogs({ people: 80, criteria: 6, answers: 8, truth: of, seed: "judge" });
      const people = Array.from({ length: 80 }, (_, person) =>
        logs.filter((log) => log.person === person).map(({ answers }) => answers),
      );
      const splitAt = splitInstant(people.flat().flatMap(predictedInstants))!;
      const losses = people.map((own) => personLoss(own, { default: DEFAULT_MODEL, current, fitted }, splitAt));
      return evaluate(losses, splitAt);
    };
    const found = judged(DEFAULT_MODEL, truth, truth);
    expect(found, JSON.stringify(found)).toMatchObject({ isBetter: true });
    expect(found.judgedOn / (found.judgedOn + found.fittedOn)).toBeCloseTo(0.2, 2);
    expect(judged(truth, DEFAULT_MODEL, truth).isBetter).toBe(false);
    expect(judged(DEFAULT_MODEL, DEFAULT_MODEL, truth)).toMatchObject({ gain: 0, isBetter: false });
    expect(judged(DEFAULT_MODEL, truth, DEFAULT_MODEL).isBetter).toBe(false);
  });
});
