import type { ImportMapping } from "./mapping.ts";
import { mappingProblems } from "./mapping-problems.ts";

/**
 * The earlier mapping that reads this file without a question: every column it names is there, the most columns win, then
 * the latest (they come latest first). Null: somebody has to look.
 */
export function chooseMapping(earlier: readonly ImportMapping[], columns: readonly string[]): ImportMapping | null {
  const fitting = earlier.filter((mapping) => mappingProblems(mapping, columns).length === 0);
  return fitting.reduce<ImportMapping | null>(
    (best, mapping) => (best === null || mapping.columns.length > best.columns.length ? mapping : best),
    null,
  );
}
