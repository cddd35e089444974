import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { foldAnswers, withAnswer } from "#app/domain/memory/fold.ts";
import type { AnswerRecord, CriterionState } from "#app/domain/memory/memory.ts";
import { decideCriterion } from "#app/domain/readiness/criterion-decision.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import { aCriterion, NOW, POLICY } from "#tests/support/gate.ts";
import { refusalOf, TAKE_BACK_WITHIN_MS, TAKE_BACKS_A_DAY, type TakingBack } from "./taking-back.ts";

const SLIP: TakingBack = {
  at: NOW + 5_000,
  answeredAt: NOW,
  isLast: true,
  takenBackToday: 0,
  sameCriterionToday: false,
};

describe("whether an answer may be taken back", () => {
  it("may, for a minute, to the millisecond", () => {
    expect(refusalOf({ ...SLIP, at: NOW + TAKE_BACK_WITHIN_MS })).toBeNull();
    expect(refusalOf({ ...SLIP, at: NOW + TAKE_BACK_WITHIN_MS + 1 })).toBe("too_late");
  });

  it("may three times a day, once per criterion, and never under a later answer", () => {
    expect(refusalOf({ ...SLIP, takenBackToday: TAKE_BACKS_A_DAY - 1 })).toBeNull();
    expect(refusalOf({ ...SLIP, takenBackToday: TAKE_BACKS_A_DAY })).toBe("too_many");
    expect(refusalOf({ ...SLIP, sameCriterionToday: true, takenBackToday: 1 })).toBe("same_criterion");
    expect(refusalOf({ ...SLIP, isLast: false })).toBe("later_answer");
  });
});

/** What happened to one criterion: an answer some hours later, or the last answer taken back. */
type Step = { readonly hours: number; readonly variant: string; readonly correct: boolean } | "take_back";
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ hours: fc.nat(90), variant: fc.constantFrom("a", "b", "c"), correct: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant("take_back" as const) },
);
const anySteps = fc.array(anyStep, { maxLength: 40 });

interface Kept {
  readonly log: readonly AnswerRecord[];
  /** As the server keeps it: one more answer folded on, or the log folded anew; JSON in between. */
  readonly stored: CriterionState | null;
  /** Before the last answer. */
  readonly before: CriterionState | null;
  readonly at: number;
}

function keep(
  steps: readonly Step[],
  refold: (log: readonly AnswerRecord[]) => CriterionState | null,
): readonly Kept[] {
  let now: Kept = { log: [], stored: null, before: null, at: NOW };
  return steps.map((step) => {
    const last = now.log.at(-1);
    if (step === "take_back") {
      if (!last || last.voided) return now;
      const log = now.log.with(-1, { ...last, voided: true });
      now = { ...now, log, stored: stored(refold(log)) };
      return now;
    }
    const at = now.at + step.hours * HOUR_MS;
    const day = new Date(at).toISOString().slice(0, 10);
    const answer = { id: String(now.log.length), correct: step.correct, variant: step.variant, at, day, voided: false };
    now = {
      log: [...now.log, answer],
      stored: stored(withAnswer(DEFAULT_MODEL, now.stored, answer)),
      before: now.stored,
      at,
    };
    return now;
  });
}

const fold = (log: readonly AnswerRecord[]) => foldAnswers(DEFAULT_MODEL, log);

function stored(state: CriterionState | null): CriterionState | null {
  return JSON.parse(JSON.stringify(state)) as CriterionState | null;
}

describe("R8 with answers taken back", () => {
  const isTheFold = (refold: (log: readonly AnswerRecord[]) => CriterionState | null) =>
    fc.check(
      fc.property(anySteps, (steps) => {
        for (const { log, stored } of keep(steps, refold)) expect(stored).toStrictEqual(fold(log));
      }),
      { numRuns: 2_500, seed: 20260105 },
    );

  it("what is stored is the fold of the log after every step, over 2,500 random logs (seed 20260105)", () => {
    expect(isTheFold(fold)).toMatchObject({ failed: false, numRuns: 2_500 });
  });

  it.each([
    [
      "still counts what was taken back",
      (log: readonly AnswerRecord[]) => fold(log.map((one) => ({ ...one, voided: false }))),
    ],
    ["forgets everything", () => null],
    ["takes back one too many", (log: readonly AnswerRecord[]) => fold(log.slice(0, -2))],
  ])("the mutant that %s is caught", (_what, mutant) => {
    expect(isTheFold(mutant).failed).toBe(true);
  });

  it("never leaves the criterion better than before the answer, at that moment or later", () => {
    fc.assert(
      fc.property(anySteps, fc.nat(60 * 24), (steps, hoursLater) => {
        const kept = keep([...steps, { hours: 1, variant: "a", correct: true }, "take_back"], fold);
        const last = kept.at(-1);
        const at = (last?.at ?? NOW) + hoursLater * HOUR_MS;
        const verdictOf = (state: CriterionState | null) => decideCriterion({ ...aCriterion("c"), state }, POLICY, at);
        expect(verdictOf(last?.stored ?? null)).toStrictEqual(verdictOf(last?.before ?? null));
      }),
      { numRuns: 500 },
    );
  });
});
