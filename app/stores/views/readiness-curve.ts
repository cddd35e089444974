import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import { type CurvePoint, recallCurve } from "#app/domain/readiness/curve.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** One criterion's recall, as the picture of it wants it. */
export interface CurveView {
  readonly points: readonly CurvePoint[];
  readonly floor: number;
  readonly crossesAt: number | null;
}

/** More teeth than these make a comb. */
const MOST_ANSWERS = 6;
const POINTS = 30;
/** A look beyond the crossing, as a share of the way to it, so that the crossing stands inside the picture. */
const BEYOND = 1.18;
/** Past and future get comparable room: neither presses the other into a corner. */
const LONGEST_PAST_SHARE = 1.5;

/**
 * Recall of one criterion from its recent answers (one revision, oldest first) to a little past the day it crosses the
 * floor; null if it was never answered.
 *
 * @param crossesAt when it stops being held, epoch milliseconds; null if it isn't held or never does
 */
export function curveView(
  answers: readonly AnswerRecord[],
  { now, floor, crossesAt }: { now: number; floor: number; crossesAt: number | null },
): CurveView | null {
  const counted = answers.filter(({ voided, at }) => !voided && at <= now);
  const last = counted.at(-1);
  if (!last) return null;
  const ahead = Math.max(crossesAt === null ? 3 * DAY_MS : crossesAt - now, DAY_MS / 2);
  const earliest = now - Math.max(DAY_MS, ahead * LONGEST_PAST_SHARE);
  const recent = counted.slice(-MOST_ANSWERS).find(({ at }) => at >= earliest) ?? last;
  const points = recallCurve(counted, recent.at, Math.round(now + ahead * BEYOND), POINTS);
  return { points: points.map(({ at, recall }) => ({ at, recall: rounded(recall) })), floor, crossesAt };
}

function rounded(recall: number): number {
  return Math.round(recall * 1000) / 1000;
}
