import type { Importance } from "#app/domain/playbook/playbook.ts";

/** DESIGN §3: in the weighted mean recall, a critical criterion counts twice as much as a standard one. */
export const WEIGHT = { critical: 2, standard: 1 } as const satisfies Record<Importance, number>;

/** Weighted mean of recalls, 0–1; 1 if there is nothing to know. */
export function weightedMean(parts: readonly { readonly importance: Importance; readonly recall: number }[]): number {
  let total = 0;
  let weights = 0;
  for (const { importance, recall } of parts) {
    total += WEIGHT[importance] * recall;
    weights += WEIGHT[importance];
  }
  return weights === 0 ? 1 : total / weights;
}
