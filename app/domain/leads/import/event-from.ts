import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { type Cell, type CellOf, shown } from "./cell.ts";
import { dateExample } from "./convert.ts";
import type { ColumnMapping } from "./mapping.ts";
import { parseDate } from "./parse-date.ts";
import { slug } from "./slug.ts";
import type { ImportRow, RowProblem } from "./table.ts";

export type EventFrom =
  | { readonly kind: "none" }
  | { readonly kind: "event"; readonly event: LeadEvent }
  | { readonly kind: "problem"; readonly problem: RowProblem };

interface Where {
  readonly row: ImportRow;
  readonly cellOf: CellOf;
  readonly at: number;
  /** Of times that name none. */
  readonly zone: string | undefined;
}

/** The event that a cell tells of. "No", 0 and silence tell of none; a column for the time has to have one then. */
export function eventFrom(entry: ColumnMapping, cell: Extract<Cell, { kind: "value" }>, where: Where): EventFrom {
  const { value } = cell;
  if (value === false || value === 0) return { kind: "none" };
  const type = entry.event ?? slug(cell.text);
  if (type === "") {
    return problemOf(entry.column, shown(cell.text), "a name for the event, with letters or digits");
  }
  const time = timeOf(entry, where);
  if (time.kind === "problem") return time;
  if (time.at > where.at + DAY_MS) {
    return problemOf(time.column, new Date(time.at).toISOString(), "a time that has passed");
  }
  const data = entry.data === undefined ? {} : { [entry.data]: value };
  return { kind: "event", event: { type, at: time.at, data } };
}

type Time =
  | { readonly kind: "time"; readonly at: number; readonly column: string }
  | { readonly kind: "problem"; readonly problem: RowProblem };

function timeOf({ column, at }: ColumnMapping, { row, cellOf, zone }: Where): Time {
  if (typeof at === "string") return { kind: "time", at: Date.parse(at), column };
  const from = at ?? { column, order: "ymd" as const };
  const cell = cellOf(row, { column: from.column, to: "event" });
  const found = cell.kind === "value" ? cell.text : "";
  const parsed = parseDate(found, from.order, zone);
  if (parsed !== null) return { kind: "time", at: parsed, column: from.column };
  return problemOf(from.column, found === "" ? "nothing" : shown(found), dateExample(from.order));
}

function problemOf(column: string, found: string, expected: string): { kind: "problem"; problem: RowProblem } {
  return { kind: "problem", problem: { column, found, expected } };
}
