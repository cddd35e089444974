import type { Scalar } from "#app/domain/playbook/rule.ts";
import { convert } from "./convert.ts";
import { MAX_EXTERNAL_ID, MAX_INQUIRY, MAX_TEXT } from "./limits.ts";
import { conversionOf } from "./mapping-problems.ts";
import type { ColumnMapping, ImportMapping } from "./mapping.ts";
import { missingTest } from "./missing-words.ts";
import type { ImportRow, RowProblem } from "./table.ts";

export type Cell =
  | { readonly kind: "missing" }
  | { readonly kind: "value"; readonly text: string; readonly value: Scalar | readonly Scalar[] }
  | { readonly kind: "problem"; readonly problem: RowProblem };

export type CellOf = (row: ImportRow, entry: ColumnMapping) => Cell;

/** How the cells of a file are read: nothing said, a value, or what is wrong with it. */
export function cellReader(mapping: ImportMapping, columns: readonly string[]): CellOf {
  const isMissing = missingTest(mapping.missing);
  const indexOf = new Map(columns.map((column, index) => [column, index]));
  const meanings = new Map(mapping.columns.map((entry) => [entry, meaningsOf(entry)]));
  return ({ cells }, entry) => {
    const found = cells[indexOf.get(entry.column) ?? -1] ?? "";
    // What somebody gave a meaning says something, even where such a word says nothing elsewhere.
    const meant = meanings.get(entry)?.get(found.trim().toLowerCase());
    const text = meant ?? found;
    if (meant === undefined ? isMissing(text) : text.trim() === "") return { kind: "missing" };
    const problem = (expected: string): Cell => ({
      kind: "problem",
      problem: { column: entry.column, found: shown(found), expected },
    });
    // Neither a text nor a JSON document of the database can hold these.
    if (/\0|\p{Surrogate}/u.test(text)) return problem("text without broken characters");
    const limit = limitOf(entry.to);
    if (text.trim().length > limit) return problem(`at most ${limit} characters`);
    const converted = convert(text, conversionOf(entry), mapping.zone);
    if (converted.kind === "problem") return problem(converted.expected);
    const { value } = converted;
    if (Array.isArray(value) && value.length === 0) return { kind: "missing" };
    if (entry.to === "contact.email" && !EMAIL.test(String(value))) return problem("an e-mail address");
    if (entry.to === "company.employees" && Number(value) < 0) return problem("0 employees or more");
    return { kind: "value", text: text.trim(), value };
  };
}

function meaningsOf({ values = [] }: ColumnMapping): ReadonlyMap<string, string> {
  return new Map(values.map(({ is, means }) => [is.trim().toLowerCase(), means]));
}

/** A cell as a problem quotes it. */
export function shown(text: string): string {
  const clean = text.trim().replace(/\s+/g, " ");
  return `“${clean.length > 60 ? `${clean.slice(0, 57)}…` : clean}”`;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

function limitOf(to: string): number {
  if (to === "inquiry") return MAX_INQUIRY;
  return to === "externalId" ? MAX_EXTERNAL_ID : MAX_TEXT;
}
