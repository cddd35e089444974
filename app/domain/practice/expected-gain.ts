import { chanceOfRightAt, recallAt } from "#app/domain/memory/fsrs.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { CriterionStanding } from "#app/domain/readiness/readiness.ts";
import { WEIGHT } from "#app/domain/readiness/weighted-mean.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** When knowledge is wanted: some weeks from now. A week or a quarter instead order practice nearly alike (decision 0018). */
const HORIZON_MS = 30 * DAY_MS;
/** Half of what was never asked is answered right at first sight: the assumption behind the load figures. */
const FIRST_SIGHT = 0.5;

/**
 * How much more of a criterion will be known in a month for each question spent on it now, as the model expects it, weighed as
 * the score weighs criteria. A miss costs a further question, because it returns. What was answered today gains nothing more.
 */
export function expectedGain(
  { importance, state }: Pick<CriterionStanding, "importance" | "state">,
  { at, day, model }: { readonly at: number; readonly day: string; readonly model: MemoryModel },
): number {
  const memory = state?.memory ?? null;
  const then = at + HORIZON_MS;
  const right = memory ? chanceOfRightAt(memory, at) : FIRST_SIGHT;
  const [ifRight, ifWrong] = [true, false].map((correct) =>
    recallAt(memory ? model.next(memory, correct, at, day) : model.first(correct, at, day), then),
  );
  const expected = right * (ifRight ?? 0) + (1 - right) * (ifWrong ?? 0);
  const questions = 1 + (1 - right);
  return (WEIGHT[importance] * (expected - (memory ? recallAt(memory, then) : 0))) / questions;
}
