import { guessConversion, guessDateOrder } from "./guess-conversion.ts";
import { HEADINGS } from "./headings.ts";
import type { ColumnMapping, ImportMapping } from "./mapping.ts";
import { MISSING_WORDS, missingTest } from "./missing-words.ts";
import { slug, wordsOf } from "./slug.ts";
import type { ImportTable } from "./table.ts";
import type { WantedFacts } from "./wanted-facts.ts";

interface GuessInput {
  readonly table: ImportTable;
  readonly wanted: WantedFacts;
  /** RFC 3339: when events happened if no column says it. */
  readonly eventsAt: string;
}

/**
 * A first mapping for a file, from its headings and values: what every lead may have, and what the playbook's rules ask
 * about. Each target is used once; a column that nothing asks about is left out.
 */
export function guessMapping({ table, wanted, eventsAt }: GuessInput): ImportMapping {
  const isMissing = missingTest(MISSING_WORDS);
  const samples = table.columns.map((_, index) =>
    table.rows.map(({ cells }) => cells[index] ?? "").filter((cell) => !isMissing(cell)),
  );
  const at = eventTime(table.columns, samples) ?? eventsAt;
  const taken = new Set<string>();
  const columns: ColumnMapping[] = [];
  table.columns.forEach((column, index) => {
    const guess = guessColumn(column, samples[index] ?? [], wanted, taken);
    if (!guess) return;
    taken.add(keyOf(guess));
    columns.push(guess.to === "event" ? { ...guess, at } : guess);
  });
  return { columns, missing: [...MISSING_WORDS] };
}

type Guess = Omit<ColumnMapping, "at">;

function guessColumn(column: string, values: readonly string[], wanted: WantedFacts, taken: Set<string>): Guess | null {
  const guesses = [
    ...knownHeading(column, values),
    ...wantedAttribute(column, values, wanted),
    ...wantedEvent(column, values, wanted),
  ];
  const free = guesses.find((guess) => !taken.has(keyOf(guess)));
  if (free) return free;
  const words = wordsOf(column);
  const path = `source.${slug(column)}`;
  const isSource = words.includes("source") || words[0] === "utm";
  return isSource && !taken.has(path) ? { column, to: path } : null;
}

function knownHeading(column: string, values: readonly string[]): Guess[] {
  const heading = wordsOf(column).join(" ");
  const known = HEADINGS.find(([, headings]) => headings.includes(heading));
  if (!known) return [];
  const [to] = known;
  const isNumber = to === "company.employees" || to === "company.revenue" || to === "deal.amount";
  return [{ column, to, ...(isNumber ? { as: guessConversion(values, "number") } : {}) }];
}

/** "No. of packaging lines" is `attributes.packaging_lines`: every word of the name stands in the heading. */
function wantedAttribute(column: string, values: readonly string[], { attributes }: WantedFacts): Guess[] {
  const words = new Set(wordsOf(column));
  return attributes
    .filter(({ path }) => /^(attributes|source)\./.test(path))
    .map((attribute) => ({ attribute, named: wordsOf(attribute.path.slice(attribute.path.indexOf(".") + 1)) }))
    .filter(({ named }) => named.every((word) => words.has(word)))
    .sort((one, other) => other.named.length - one.named.length)
    .map(({ attribute: { path, type } }) => ({ column, to: path, as: guessConversion(values, type) }));
}

/** "Demo minutes" is the data `minutes` of `demo_attended`; "Audit requested?" is `audit_requested`. */
function wantedEvent(column: string, values: readonly string[], { events }: WantedFacts): Guess[] {
  const words = new Set(wordsOf(column));
  return events.flatMap(({ type, data }): Guess[] => {
    const named = wordsOf(type);
    if (data !== null && wordsOf(data).every((word) => words.has(word)) && named.some((word) => words.has(word))) {
      return [{ column, to: "event", event: type, data, as: guessConversion(values) }];
    }
    if (data !== null || !named.every((word) => words.has(word))) return [];
    return [{ column, to: "event", event: type, as: guessConversion(values, "yes_no") }];
  });
}

/** The first column that holds dates, if its heading speaks of a time. */
function eventTime(columns: readonly string[], samples: readonly (readonly string[])[]): ColumnMapping["at"] | null {
  for (const [index, column] of columns.entries()) {
    const order = guessDateOrder(samples[index] ?? []);
    const speaks = wordsOf(column).some((word) =>
      ["at", "on", "date", "time", "when", "scanned", "visited"].includes(word),
    );
    if (order !== null && speaks) return { column, order };
  }
  return null;
}

function keyOf({ to, event, data }: Guess): string {
  return to === "event" ? `event/${event ?? ""}/${data ?? ""}` : to;
}
