import type { ColumnMapping, ImportMapping } from "./mapping.ts";

/** One thing wrong with a mapping: of which entry (null: of the whole), and what to do. */
export interface MappingProblem {
  readonly index: number | null;
  readonly message: string;
}

const NUMBERS = new Set(["company.employees", "company.revenue", "deal.amount"]);
const LISTS = /^attributes\./;

/** Everything that keeps a mapping from reading this file. Without any, each row gives a lead or says why not. */
export function mappingProblems({ columns }: ImportMapping, headings: readonly string[]): MappingProblem[] {
  const known = new Set(headings);
  const problems = columns.flatMap((entry, index) =>
    entryProblems(entry, columns.slice(0, index), known).map((message) => ({ index, message })),
  );
  if (columns.some(({ to }) => to === "externalId" || to === "contact.email")) return problems;
  const message =
    "Choose the column that tells one lead from another: your own id, or else the e-mail address. Without it the same file again would make every lead twice.";
  return [...problems, { index: null, message }];
}

/** The entry as it will be read: numbers are numbers without saying so. */
export function conversionOf({ to, as }: ColumnMapping): NonNullable<ColumnMapping["as"]> {
  return as ?? (NUMBERS.has(to) ? "number" : "text");
}

function entryProblems(entry: ColumnMapping, earlier: readonly ColumnMapping[], known: ReadonlySet<string>): string[] {
  const { column, to, event, data, at } = entry;
  const as = conversionOf(entry);
  const problems: string[] = [];
  if (!known.has(column)) problems.push(`The file has no column “${column}”.`);
  const rival = to === "event" ? undefined : earlier.find((other) => other.to === to);
  if (rival) problems.push(`“${rival.column}” goes to ${to} already; one of the two has to go elsewhere.`);
  if (NUMBERS.has(to) && as !== "number" && as !== "number_comma") problems.push(`${to} is a number; read it as one.`);
  if (as === "list" && to !== "event" && !LISTS.test(to)) {
    problems.push(`Only attributes of your own may be lists; ${to} takes one value.`);
  }
  if (["externalId", "inquiry"].includes(to) && as !== "text") problems.push(`${to} is a text; read it as one.`);
  if (to !== "event") {
    if (event !== undefined || data !== undefined || at !== undefined)
      problems.push("Only an event has a time and data.");
    return problems;
  }
  if (event === undefined && (data !== undefined || as !== "text")) {
    problems.push("A cell that names the event is read as text and carries no data; or give the event a name.");
  }
  if (at === undefined) {
    problems.push(
      "Say when the event happened: a day for all rows, or a column. So the same file again adds none twice.",
    );
  }
  if (typeof at === "object" && !known.has(at.column)) problems.push(`The file has no column “${at.column}”.`);
  return problems;
}
