import { describe, expect, test } from "vitest";
import { DEFAULT_MODEL, DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { answerLogs } from "#tests/support/answer-logs.ts";
import { fitWeights } from "./fit-weights.ts";

/** People who learn less from the first answer and forget on another curve than the published average. */
const TRUE_WEIGHTS = DEFAULT_WEIGHTS.with(0, 0.6).with(2, 5).with(8, 1.5).with(20, 0.35);

describe("fitting weights to answers", () => {
  test("finds what was changed, without holding up the thread that asked", async () => {
    const log = answerLogs({ people: 250, criteria: 8, answers: 8, truth: fsrs6(TRUE_WEIGHTS), seed: "fit" });
    const weights = await fitWeights(log.map(({ answers }) => answers));
    const near = (index: number) => expect(weights[index]);
    near(0).toBeCloseTo(0.6, 0);
    near(2).toBeGreaterThan(4);
    near(2).toBeLessThan(6);
    near(20).toBeGreaterThan(0.22);
    near(20).toBeLessThan(0.45);
    expect(weights).toHaveLength(21);
    expect(fsrs6(weights).parametersHash).not.toBe(DEFAULT_MODEL.parametersHash);
  });
});
