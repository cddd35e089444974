import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { crossing, type CurvePoint, recallCurve } from "#app/domain/readiness/curve.ts";
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
 * Recall of one criterion from its recent answers (one revision, oldest first) to a little past the end of it being held;
 * null if it was never answered, or last answered wrong. A criterion may end before recall reaches the floor, when it has not come up for too
 * long: then the curve crosses nothing.
 *
 * @param endsAt when it stops, or stopped, being held, epoch milliseconds; null if that is not a matter of time
 */
export function curveView(
  answers: readonly AnswerRecord[],
  { model, now, floor, endsAt }: { model: MemoryModel; now: number; floor: number; endsAt: number | null },
): CurveView | null {
  const counted = answers.filter(({ voided, at }) => !voided && at <= now);
  const last = counted.at(-1);
  // The model restarts at 1 after a wrong answer too; a curve would promise what the gate does not count.
  if (!last?.correct) return null;
  const ahead = Math.max(endsAt === null ? 3 * DAY_MS : endsAt - now, DAY_MS / 2);
  const to = Math.round(now + ahead * BEYOND);
  const earliest = now - Math.max(DAY_MS, ahead * LONGEST_PAST_SHARE);
  const recent = counted.slice(-MOST_ANSWERS).find(({ at }) => at >= earliest) ?? last;
  const points = recallCurve(model, counted, recent.at, to, POINTS);
  const crossesAt = endsAt === null ? null : crossing(model, counted, floor);
  return {
    points: points.map(({ at, recall }) => ({ at, recall: rounded(recall) })),
    floor,
    crossesAt: crossesAt !== null && crossesAt <= to ? crossesAt : null,
  };
}

function rounded(recall: number): number {
  return Math.round(recall * 1000) / 1000;
}
