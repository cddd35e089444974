import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWeights } from "#tests/support/memory-models.ts";
import { DAY_MS, HOUR_MS, practiceDay } from "#app/domain/time.ts";
import { foldAnswers, withAnswer } from "./fold.ts";
import { DEFAULT_MODEL, fsrs6 } from "./fsrs.ts";
import type { AnswerRecord, CriterionState } from "./memory.ts";
import { modelName, type MemoryModel } from "./memory-model.ts";

const LOGS = 2_500;
const SEED = 20260105;

interface Kept {
  readonly state: CriterionState | null;
  readonly model: string;
}
type Step =
  | { readonly kind: "answer"; readonly gap: number; readonly correct: boolean; readonly variant: string }
  | { readonly kind: "take_back" | "replay" }
  | { readonly kind: "choose"; readonly model: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      gap: fc.oneof(fc.nat(2 * HOUR_MS), fc.nat(40 * DAY_MS)),
      correct: fc.nat(3).map((dice) => dice > 0),
      variant: fc.constantFrom("a", "b", "c"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("take_back" as const, "replay" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("choose" as const), model: fc.nat(2) }) },
);
const anyModels = fc
  .tuple(anyWeights, anyWeights)
  .map((fitted) => [DEFAULT_MODEL, ...fitted.map((weights) => fsrs6(weights))]);

/** How one more answer is remembered: gone on with, or the log folded anew. */
type Remember = (kept: Kept | null, model: MemoryModel, log: readonly AnswerRecord[]) => CriterionState | null;

const asWeDo: Remember = (kept, model, log) => {
  const last = log.at(-1)!;
  const isOurs = kept === null || kept.model === modelName(model);
  return isOurs ? withAnswer(model, kept?.state ?? null, last) : foldAnswers(model, log);
};

/** Answers, slips, choices and replays in any order, what is kept going through JSON each time. */
function keptIsTheFold(remember: Remember) {
  return fc.property(anyModels, fc.array(anyStep, { maxLength: 24, size: "max" }), (models, steps) => {
    const byName = new Map(models.map((model) => [modelName(model), model]));
    let [log, kept, current, at]: [AnswerRecord[], Kept | null, MemoryModel, number] = [[], null, models[0]!, 0];
    const keep = (state: CriterionState | null): Kept | null =>
      state && { state: JSON.parse(JSON.stringify(state)) as CriterionState, model: modelName(current) };
    for (const step of steps) {
      if (step.kind === "choose") current = models[step.model]!;
      if (step.kind === "replay" && kept !== null) kept = keep(foldAnswers(current, log));
      if (step.kind === "take_back" && log.length > 0) {
        log = log.with(-1, { ...log.at(-1)!, voided: true });
        kept = keep(foldAnswers(current, log));
      }
      if (step.kind === "answer") {
        at += step.gap;
        const { correct, variant } = step;
        const day = practiceDay(at, "Europe/Berlin");
        log = [...log, { id: String(log.length), correct, variant, at, day, voided: false }];
        kept = keep(remember(kept, current, log));
      }
      const named = kept ? byName.get(kept.model)! : current;
      expect(kept?.state ?? null).toStrictEqual(foldAnswers(named, log));
    }
    const replayed = kept === null ? null : keep(foldAnswers(current, log));
    expect(replayed?.state ?? null).toStrictEqual(foldAnswers(current, log));
  });
}

describe(`${LOGS} random logs with slips, choices of another model and replays in between (seed ${SEED})`, () => {
  it("leave after each step what the model named with it folds, bit for bit", () => {
    fc.assert(keptIsTheFold(asWeDo), { numRuns: LOGS, seed: SEED });
  });

  it.each<{ mutant: string; remember: Remember }>([
    {
      mutant: "goes on with what another model made",
      remember: (kept, model, log) => withAnswer(model, kept?.state ?? null, log.at(-1)!),
    },
    {
      mutant: "begins anew with the answer after a choice",
      remember: (kept, model, log) =>
        withAnswer(model, kept?.model === modelName(model) ? kept.state : null, log.at(-1)!),
    },
    {
      mutant: "counts what was taken back",
      remember: (_kept, model, log) =>
        foldAnswers(
          model,
          log.map((answer) => ({ ...answer, voided: false })),
        ),
    },
  ])("a memory that $mutant is noticed", ({ remember }) => {
    expect(fc.check(keptIsTheFold(remember), { numRuns: LOGS, seed: SEED, endOnFailure: true }).failed).toBe(true);
  });
});
