import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { answerLogs } from "#tests/support/answer-logs.ts";
import { fitWeights } from "./fit-weights.ts";

/** People who keep more of a first answer, gain less by a further one, and forget on a steeper curve than the average. */
const TRUE_WEIGHTS = DEFAULT_WEIGHTS.with(0, 0.6).with(2, 5).with(8, 1.5).with(20, 0.35);
const logOf = (people: number) =>
  answerLogs({ people, criteria: 8, answers: 8, truth: fsrs6(TRUE_WEIGHTS), seed: "fit" }).map(
    ({ answers }) => answers,
  );

describe("fitting weights to answers", () => {
  test("finds what was changed in weights that the model takes", async () => {
    const weights = await fitWeights(logOf(250));
    expect(() => fsrs6(weights)).not.toThrow();
    const nearer = [0, 2, 20].map((index) => {
      const [found, truth, before] = [weights, TRUE_WEIGHTS, DEFAULT_WEIGHTS].map((all) => all[index]!);
      return Math.abs(found! - truth!) / Math.abs(before! - truth!);
    });
    for (const left of nearer)
      expect(left, "of the way from the default to the truth, at most a third is left").toBeLessThan(1 / 3);
    expect(weights.slice(17, 20), "short-term memory is not ours").toEqual([0, 0, 0]);
  });

  test("comes to the same weights from the same answers", async () => {
    const log = logOf(40);
    expect(await fitWeights(log)).toEqual(await fitWeights(log));
  });

  test("copes with answers that tell nothing: one for each criterion, or none", async () => {
    for (const log of [logOf(20).map((answers) => answers.slice(0, 1)), [], [[]]]) {
      const weights = await fitWeights(log);
      expect(() => fsrs6(weights)).not.toThrow();
    }
  });
});
