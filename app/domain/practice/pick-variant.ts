import type { Need } from "./needs.ts";
import type { AskedQuestion, PracticeVariant } from "./practice.ts";
import { lastAsked } from "./session-memory.ts";

/** While a criterion is being learnt, what can be answered with it alone comes before whole leads and other campaigns. */
const ORDER_OF_LEARNING = [undefined, "campaign", "campaigns"] as const;

/**
 * Which variant of a criterion to show: never the one just shown if there is another; then, if the criterion is not held,
 * one that its run still lacks; then unseen ones, the narrowest first while it is not held; then the least shown; the seed
 * decides between equals. Null if there is none.
 */
export function pickVariant(need: Need, asked: readonly AskedQuestion[], seed: number): PracticeVariant | null {
  const previous = lastAsked(asked, need.campaign, need.criterion.key)?.variant;
  const others = need.variants.filter(({ id }) => id !== previous);
  const run = need.held ? [] : (need.criterion.state?.evidence.runVariants ?? []);
  const ranked = (others.length > 0 ? others : need.variants).map((variant) => ({
    variant,
    rank: [
      run.includes(variant.id) ? 1 : 0,
      variant.shown > 0 ? 1 : 0,
      need.held ? 0 : ORDER_OF_LEARNING.indexOf(variant.beyond),
      variant.shown,
      lot(`${seed} ${need.campaign} ${variant.id}`),
    ],
  }));
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank))[0]?.variant ?? null;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** FNV-1a, 32 bits: the same text always draws the same lot. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
