import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { anAnswer, anyAnswers, NOW } from "#tests/support/gate.ts";
import { crossing, recallCurve } from "./curve.ts";

const days = (count: number) => NOW + count * DAY_MS;

describe("the recall curve", () => {
  it("falls from each answer and jumps back to 1 at the next, right or wrong", () => {
    const answers = [anAnswer(0, "a"), anAnswer(4, "b", false), anAnswer(6, "b")];
    const curve = recallCurve(DEFAULT_MODEL, answers, days(-2), days(10), 7);
    expect(curve.map(({ at, recall }) => `${(at - NOW) / DAY_MS} ${recall.toFixed(2)}`)).toEqual([
      "0 1.00",
      "2 0.91",
      "4 0.86",
      "4 1.00",
      expect.stringMatching(/^6 0\.\d\d$/),
      "6 1.00",
      expect.stringMatching(/^8 0\.\d\d$/),
      expect.stringMatching(/^10 0\.\d\d$/),
    ]);
  });

  it("starts in the middle of a branch", () => {
    const [first] = recallCurve(DEFAULT_MODEL, [anAnswer(-5, "a")], NOW, days(1), 2);
    expect(first?.at).toBe(NOW);
    expect(first?.recall).toBeLessThan(0.9);
  });

  it("is empty without answers, and leaves out voided and later ones", () => {
    expect(recallCurve(DEFAULT_MODEL, [], NOW, days(10), 5)).toEqual([]);
    expect(
      recallCurve(DEFAULT_MODEL, [{ ...anAnswer(1, "a"), voided: true }, anAnswer(20, "a")], NOW, days(10), 5),
    ).toEqual([]);
  });

  it("runs forward in time and only jumps up at an answer", () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 1, max: 50 }), (answers, points) => {
        const curve = recallCurve(DEFAULT_MODEL, answers, days(-40), days(20), points);
        curve.slice(1).forEach(({ at, recall }, index) => {
          const before = curve[index]!;
          expect(at).toBeGreaterThanOrEqual(before.at);
          if (recall > before.recall) expect(answers.some((answer) => answer.at === at)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("the crossing", () => {
  it("is when the last branch falls under the floor", () => {
    const answers = [anAnswer(-4, "a"), anAnswer(0, "b")];
    const at = crossing(DEFAULT_MODEL, answers, 0.8)!;
    const [before, after] = recallCurve(DEFAULT_MODEL, answers, at - 1, at, 2);
    expect(before?.recall).toBeGreaterThanOrEqual(0.8);
    expect(after?.recall).toBeLessThan(0.8);
  });

  it("is never without answers, or without a floor", () => {
    expect(crossing(DEFAULT_MODEL, [], 0.8)).toBeNull();
    expect(crossing(DEFAULT_MODEL, [anAnswer(0, "a")], 0)).toBeNull();
  });
});
