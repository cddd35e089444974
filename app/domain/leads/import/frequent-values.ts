/** A value of a column as it stands in the file, and in how many of the rows looked at. */
export interface FrequentValue {
  readonly value: string;
  readonly rows: number;
}

/** More different values than these are no choice that somebody made from a list. */
const A_LIST = 40;

/**
 * The values of a column that come again and again, most frequent first; none if nearly every row says something else. Case
 * and spaces at the ends tell no values apart.
 */
export function frequentValues(cells: readonly string[], atMost: number): FrequentValue[] {
  const counts = new Map<string, FrequentValue>();
  for (const cell of cells) {
    const value = cell.trim();
    if (value === "") continue;
    const known = counts.get(value.toLowerCase());
    counts.set(value.toLowerCase(), { value: known?.value ?? value, rows: (known?.rows ?? 0) + 1 });
  }
  const said = [...counts.values()].reduce((sum, { rows }) => sum + rows, 0);
  if (counts.size > A_LIST || counts.size * 2 > Math.max(said, 6)) return [];
  return [...counts.values()].toSorted((one, other) => other.rows - one.rows).slice(0, atMost);
}
