/** What simulated reps came to: their middle, and where eight of ten of them lie. */
export interface Spread {
  readonly mean: number;
  /** One rep in ten is under it. */
  readonly low: number;
  /** One rep in ten is over it. */
  readonly high: number;
}

/** Mean, 10th and 90th percentile; throws RangeError for none. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError("found no simulated reps, expected one or more");
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: percentile(values, 0.1), high: percentile(values, 0.9) };
}

/** The smallest value that at least a share of the values do not exceed; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;
}
