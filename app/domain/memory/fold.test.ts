import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { anyWeights } from "#tests/support/memory-models.ts";
import { foldAnswers, withAnswer } from "./fold.ts";
import { DEFAULT_MODEL, fsrs6, recallAt } from "./fsrs.ts";
import type { AnswerRecord, CriterionState, Memory } from "./memory.ts";

const NOW = Date.parse("2026-01-05T09:00:00Z");

function anAnswer(day: number, correct: boolean, variant: string, voided = false): AnswerRecord {
  const at = NOW + day * DAY_MS;
  return { id: `${day}-${variant}`, correct, at, day: new Date(at).toISOString().slice(0, 10), variant, voided };
}
const anyAnswers = fc.array(
  fc
    .tuple(fc.nat(90), fc.boolean(), fc.constantFrom("a", "b", "c"), fc.boolean())
    .map(([day, correct, variant, voided]) => anAnswer(day, correct, variant, voided)),
  { maxLength: 40 },
);

describe("folding answers", () => {
  it("knows nothing without an answer, or if all were voided", () => {
    expect(foldAnswers(DEFAULT_MODEL, [])).toBeNull();
    expect(foldAnswers(DEFAULT_MODEL, [anAnswer(0, true, "a", true)])).toBeNull();
  });

  it("counts the distinct variants of the unbroken run", () => {
    const state = foldAnswers(DEFAULT_MODEL, [
      anAnswer(0, true, "a"),
      anAnswer(0, false, "b"),
      anAnswer(0, true, "b"),
      anAnswer(1, true, "c"),
      anAnswer(1, true, "c"),
    ]);
    expect(state?.evidence).toEqual({
      lastCorrect: true,
      runVariants: ["b", "c"],
      rightDays: ["2026-01-05", "2026-01-06"],
      answers: 5,
      right: 4,
      lapses: 1,
    });
  });

  it("loses the run, not the days, with a wrong answer", () => {
    const state = foldAnswers(DEFAULT_MODEL, [anAnswer(0, true, "a"), anAnswer(1, true, "b"), anAnswer(2, false, "a")]);
    expect(state?.evidence).toMatchObject({ lastCorrect: false, runVariants: [], lapses: 1 });
    expect(state?.evidence.rightDays).toHaveLength(2);
  });

  it("starts memory with the first answer that counts", () => {
    const state = foldAnswers(DEFAULT_MODEL, [anAnswer(0, false, "a", true), anAnswer(3, true, "a")]);
    expect(state?.memory).toEqual(DEFAULT_MODEL.first(true, NOW + 3 * DAY_MS, "2026-01-08"));
  });

  it("is the same as answering one by one, each state stored as JSON in between", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        let stored: CriterionState | null = null;
        for (const answer of answers)
          stored = JSON.parse(JSON.stringify(withAnswer(DEFAULT_MODEL, stored, answer))) as CriterionState;
        expect(foldAnswers(DEFAULT_MODEL, answers)).toStrictEqual(stored);
      }),
      { numRuns: 300 },
    );
  });

  it("is so under any weights", () => {
    fc.assert(
      fc.property(anyWeights, anyAnswers, (weights, answers) => {
        const model = fsrs6(weights);
        let stored: CriterionState | null = null;
        for (const answer of answers) {
          stored = JSON.parse(JSON.stringify(withAnswer(fsrs6(weights), stored, answer))) as CriterionState;
        }
        expect(foldAnswers(model, answers)).toStrictEqual(stored);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves a state that predicts the same, whatever model has been in use since", () => {
    fc.assert(
      fc.property(anyWeights, anyWeights, anyAnswers, fc.nat(400), (weights, later, answers, days) => {
        const state = foldAnswers(fsrs6(weights), answers);
        fc.pre(state !== null);
        const at = NOW + days * DAY_MS;
        const before = recallAt(state!.memory, at);
        const other = foldAnswers(fsrs6(later), answers);
        recallAt(other!.memory, at);
        expect(recallAt(JSON.parse(JSON.stringify(state!.memory)) as Memory, at)).toBe(before);
        expect(recallAt(state!.memory, state!.memory.lastAt + state!.memory.stability * DAY_MS)).toBeCloseTo(0.9, 7);
      }),
      { numRuns: 300 },
    );
  });

  it("is deterministic and leaves its input alone", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const before = JSON.stringify(answers);
        expect(foldAnswers(DEFAULT_MODEL, answers)).toStrictEqual(foldAnswers(DEFAULT_MODEL, answers));
        expect(JSON.stringify(answers)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it("gives a voided answer no credit and no memory", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(foldAnswers(DEFAULT_MODEL, answers)).toStrictEqual(
          foldAnswers(
            DEFAULT_MODEL,
            answers.filter((answer) => !answer.voided),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("never takes credit away for a right answer", () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom("a", "b", "c"), (answers, variant) => {
        const before = foldAnswers(DEFAULT_MODEL, answers)?.evidence;
        const after = foldAnswers(DEFAULT_MODEL, [...answers, anAnswer(91, true, variant)])?.evidence;
        expect(after?.runVariants.length).toBeGreaterThanOrEqual(before?.runVariants.length ?? 0);
        expect(after?.rightDays.length).toBeGreaterThanOrEqual(before?.rightDays.length ?? 0);
      }),
      { numRuns: 300 },
    );
  });
});
