import { MINUTE_MS } from "#app/domain/time.ts";

/** Long enough to see the verdict and say "that was my thumb", too short to look the answer up and think again. */
export const TAKE_BACK_WITHIN_MS = MINUTE_MS;
/** A day with more slips than this has another reason. */
export const TAKE_BACKS_A_DAY = 3;

/** What decides whether an answer may be taken back, as it is under the locks of an answer. */
export interface TakingBack {
  /** Epoch milliseconds, both. */
  readonly at: number;
  readonly answeredAt: number;
  /** Whether it is the last record of its session, and of its criterion: nothing has been built on it. */
  readonly isLast: boolean;
  /** The rep's takings-back on this practice day, over all campaigns. */
  readonly takenBackToday: number;
  /** Whether one of them was of this criterion. */
  readonly sameCriterionToday: boolean;
}

export type Refusal = "later_answer" | "too_late" | "too_many" | "same_criterion";

/**
 * Why an answer may not be taken back; null if it may. A taken-back answer is folded as if it had never been given, so the
 * verdict is at best what it was before it. Once a day per criterion: the answer that follows stands, whatever it is, and a
 * guess with the reasons in view is never free twice.
 */
export function refusalOf(asked: TakingBack): Refusal | null {
  if (!asked.isLast) return "later_answer";
  if (asked.at - asked.answeredAt > TAKE_BACK_WITHIN_MS) return "too_late";
  if (asked.sameCriterionToday) return "same_criterion";
  return asked.takenBackToday >= TAKE_BACKS_A_DAY ? "too_many" : null;
}
