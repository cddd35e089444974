const CANDIDATES = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const RECORDS = 20;

/**
 * The character that parts the cells of a file: the one that occurs in its heading and as often in most of the first
 * records. Quoted text is passed over. A file with one column has none; then a comma does no harm.
 */
export function detectDelimiter(text: string): Delimiter {
  const records = firstRecords(text);
  const scored = CANDIDATES.map((delimiter) => {
    const counts = records.map((record) => record.get(delimiter) ?? 0);
    const inHeading = counts[0] ?? 0;
    const agreeing = counts.filter((count) => count === inHeading).length / Math.max(1, counts.length);
    return { delimiter, score: inHeading === 0 ? 0 : inHeading * (0.25 + agreeing) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** How often each candidate stands outside quotes, per record. */
function firstRecords(text: string): Map<string, number>[] {
  const records: Map<string, number>[] = [new Map()];
  let quoted = false;
  for (let index = 0; index < text.length && records.length <= RECORDS; index += 1) {
    const character = text.charAt(index);
    if (character === '"') quoted = !quoted;
    else if (character === "\n" && !quoted) records.push(new Map());
    else if (!quoted) {
      const counts = records.at(-1);
      counts?.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return records.filter((record) => record.size > 0);
}
