import type { LeadEvent } from "#app/domain/leads/lead.ts";
import type { LeadDetails } from "#app/domain/leads/merge.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";
import { cellReader, shown } from "./cell.ts";
import { eventFrom } from "./event-from.ts";
import { MAX_EXTERNAL_ID } from "./limits.ts";
import type { ImportMapping } from "./mapping.ts";
import type { ImportRow, RowProblem } from "./table.ts";

export interface ImportedLead {
  readonly externalId: string;
  readonly details: LeadDetails;
  readonly events: readonly LeadEvent[];
}

export type ReadRow =
  | { readonly kind: "lead"; readonly lead: ImportedLead }
  | { readonly kind: "refused"; readonly problems: readonly RowProblem[] };

type Groups = Record<"contact" | "company" | "deal" | "source", Record<string, Scalar>> & {
  attributes: Record<string, Scalar | readonly Scalar[]>;
};

/**
 * How a mapping that has no problems reads the rows of a file: each gives a lead, or everything that is wrong with it.
 * What tells a lead from others is its external id, or else its e-mail address in small letters.
 *
 * @param at epoch milliseconds of the upload; an event may not lie more than a day after it
 */
export function rowReader(mapping: ImportMapping, columns: readonly string[], at: number): (row: ImportRow) => ReadRow {
  const cellOf = cellReader(mapping, columns);
  const width = columns.length;
  return (row) => {
    const problems: RowProblem[] = raggedness(row, width);
    const groups: Groups = { contact: {}, company: {}, deal: {}, source: {}, attributes: {} };
    const events: LeadEvent[] = [];
    let externalId: string | undefined;
    let inquiry: string | undefined;
    for (const entry of mapping.columns) {
      const cell = cellOf(row, entry);
      if (cell.kind === "missing") continue;
      if (cell.kind === "problem") problems.push(cell.problem);
      else if (entry.to === "event") {
        const event = eventFrom(entry, cell, { row, cellOf, at, zone: mapping.zone });
        if (event.kind === "event") events.push(event.event);
        if (event.kind === "problem") problems.push(event.problem);
      } else if (entry.to === "externalId") externalId = String(cell.value);
      else if (entry.to === "inquiry") inquiry = String(cell.value);
      else place(groups, entry.to, cell.value);
    }
    const email = groups.contact.email;
    const identity = externalId ?? (typeof email === "string" ? email.toLowerCase() : undefined);
    if (identity === undefined) {
      if (problems.length === 0)
        problems.push({ column: null, found: "neither id nor e-mail address", expected: "one of them" });
    } else if (identity.length > MAX_EXTERNAL_ID) {
      problems.push({
        column: null,
        found: shown(identity),
        expected: `an id of at most ${MAX_EXTERNAL_ID} characters`,
      });
    }
    if (identity === undefined || problems.length > 0) return { kind: "refused", problems };
    const details = { ...groups, ...(inquiry === undefined ? {} : { inquiry }) };
    return { kind: "lead", lead: { externalId: identity, details, events } };
  };
}

/** Cells beyond the last column are only a mistake if they say something: then a quote or a separator went astray. */
function raggedness({ cells }: ImportRow, width: number): RowProblem[] {
  if (cells.length <= width || cells.slice(width).every((cell) => cell.trim() === "")) return [];
  return [{ column: null, found: `${cells.length} cells`, expected: `${width}, one for each column` }];
}

function place(groups: Groups, path: string, value: Scalar | readonly Scalar[]): void {
  const dot = path.indexOf(".");
  const group = path.slice(0, dot);
  const key = path.slice(dot + 1);
  if (group === "attributes") groups.attributes[key] = value;
  else if (isScalar(value) && (group === "contact" || group === "company" || group === "deal" || group === "source")) {
    groups[group][key] = value;
  }
}

function isScalar(value: Scalar | readonly Scalar[]): value is Scalar {
  return typeof value !== "object";
}
