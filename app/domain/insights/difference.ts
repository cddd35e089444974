import { TOO_FEW } from "./proportion.ts";
import { type Interval, wilsonInterval } from "./wilson.ts";

/** So many of so many. */
export interface Counted {
  readonly count: number;
  readonly total: number;
}

/**
 * The 95 % interval of the difference of two independent shares, first minus second (Newcombe 1998, method 10: both
 * Wilson intervals, combined). Throws RangeError where either total is 0.
 */
export function differenceInterval(first: Counted, second: Counted): Interval {
  const a = { share: first.count / first.total, ...wilsonInterval(first.count, first.total) };
  const b = { share: second.count / second.total, ...wilsonInterval(second.count, second.total) };
  const difference = a.share - b.share;
  return {
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

export type Comparison = "more" | "less" | "unclear" | "too_few";

/** Whether the first share is clearly larger or smaller than the second; too few if either has under ten cases. */
export function compareShares(first: Counted, second: Counted): Comparison {
  if (first.total < TOO_FEW || second.total < TOO_FEW) return "too_few";
  const { low, high } = differenceInterval(first, second);
  if (low > 0) return "more";
  return high < 0 ? "less" : "unclear";
}
