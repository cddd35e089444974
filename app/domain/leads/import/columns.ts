/**
 * The columns of a file: headings trimmed, made different from one another (`Name`, `Name (2)`), the nameless called by
 * their place. Columns at the end that have neither a heading nor a cell with something in it are dropped.
 */
export function namedColumns(headings: readonly string[], lastUsed: number): string[] {
  const width = Math.max(headings.findLastIndex((heading) => heading.trim() !== "") + 1, lastUsed);
  const taken = new Set<string>();
  return headings.slice(0, width).map((heading, index) => {
    const name = heading.trim().replace(/\s+/g, " ") || `Column ${index + 1}`;
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${name} (${count})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
