import { wilsonInterval } from "./wilson.ts";

/** Under ten cases a 95 % interval is wider than half of everything that is possible: no figure, only the counts. */
export const TOO_FEW = 10;

/** A share with what stands behind it. */
export type Proportion =
  | { readonly kind: "none" }
  | { readonly kind: "too_few"; readonly count: number; readonly total: number }
  | {
      readonly kind: "known";
      readonly count: number;
      readonly total: number;
      readonly share: number;
      readonly low: number;
      readonly high: number;
    };

/** So many of so many, as a share only where there are enough of them to say anything. */
export function proportion(count: number, total: number): Proportion {
  if (total === 0) return { kind: "none" };
  if (total < TOO_FEW) return { kind: "too_few", count, total };
  return { kind: "known", count, total, share: count / total, ...wilsonInterval(count, total) };
}
