/** What forms and exports write where nobody said anything. "NA" is not among them: it is Namibia's country code. */
export const MISSING_WORDS = [
  "select",
  "n/a",
  "#n/a",
  "-",
  "–",
  "null",
  "none",
  "unknown",
  "(not set)",
  "(blank)",
] as const;

/** Whether a cell says nothing: blank, or one of the words, whatever its case. */
export function missingTest(words: readonly string[]): (text: string) => boolean {
  const known = new Set(words.map((word) => word.trim().toLowerCase()));
  return (text) => {
    const trimmed = text.trim();
    return trimmed === "" || known.has(trimmed.toLowerCase());
  };
}
