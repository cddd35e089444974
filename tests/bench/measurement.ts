/** One row of `npm run bench`: ours beside what it is compared with, measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  /** ours / baseline */
  readonly ratio: number;
  readonly unit: string;
}

/** What DESIGN §8 asks of the ratio. */
export type Goal =
  { readonly kind: "at_least"; readonly ratio: number } | { readonly kind: "at_most"; readonly ratio: number };

export interface Bench {
  readonly name: string;
  readonly goal: Goal;
  /** What the two sides are, in a few words. */
  readonly about: string;
  measure(bench: { readonly seed: number; readonly say: (text: string) => void }): Promise<Omit<Measurement, "name">>;
}

export function compare(ours: number, baseline: number, unit: string): Omit<Measurement, "name"> {
  return { ours: rounded(ours), baseline: rounded(baseline), ratio: rounded(ours / baseline), unit };
}

export function reaches({ ratio }: Pick<Measurement, "ratio">, goal: Goal): boolean {
  return goal.kind === "at_least" ? ratio >= goal.ratio : ratio <= goal.ratio;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

/** Three significant digits below 100: more would claim a precision that a shared machine does not have. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
