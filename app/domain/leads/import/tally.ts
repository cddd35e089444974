import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { mergeDetails } from "#app/domain/leads/merge.ts";
import { isDisqualified } from "#app/domain/leads/after-scoring.ts";
import { type LeadScore, scoreLead } from "#app/domain/leads/score.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { ReadRow } from "./read-row.ts";
import type { ImportReport } from "./report.ts";
import type { ImportRow, RowProblem } from "./table.ts";

const EXAMPLES = 3;
const REFUSALS = 100;
const REASONS = 20;

/** What the rows of a file come to, gathered row by row. */
export interface Tally {
  /** What is known of each lead that a row names, by external id, with the row that named it last. */
  readonly leads: Map<string, { readonly facts: LeadFacts; readonly row: number }>;
  created: number;
  updated: number;
  repeated: number;
  refused: number;
  readonly refusals: ImportReport["refusals"];
  readonly reasons: Map<string, ImportReport["reasons"][number]>;
}

export function emptyTally(): Tally {
  return { leads: new Map(), created: 0, updated: 0, repeated: 0, refused: 0, refusals: [], reasons: new Map() };
}

/**
 * Counts one row in. The tally is gathered in place: a file has tens of thousands of rows.
 *
 * @param known what was known of the row's lead before the file
 */
export function countRow(tally: Tally, row: ImportRow, read: ReadRow, known: LeadFacts | undefined): void {
  if (read.kind === "refused") {
    tally.refused += 1;
    if (tally.refusals.length < REFUSALS) {
      tally.refusals.push({ row: row.row, line: row.line, problems: [...read.problems] });
    }
    for (const problem of read.problems) countReason(tally.reasons, problem);
    return;
  }
  const { externalId, details, events } = read.lead;
  const earlier = tally.leads.get(externalId)?.facts;
  const before = earlier ?? known;
  if (earlier) tally.repeated += 1;
  if (before) tally.updated += 1;
  else tally.created += 1;
  const facts = before
    ? { ...mergeDetails(before, details), events: [...before.events, ...events] }
    : { ...details, events };
  tally.leads.set(externalId, { facts, row: row.row });
}

/** The report of a tally: each lead scored once, as it would stand after the file. */
export function reportOf(
  tally: Tally,
  version: { readonly version: number; readonly playbook: PublishedPlaybook } | null,
  at: number,
): ImportReport {
  const { created, updated, repeated, refused, refusals } = tally;
  const scored = version
    ? [...tally.leads.values()].map((lead) => ({ ...lead, score: scoreLead(version.playbook, lead.facts, at) }))
    : [];
  const criteria = version?.playbook.criteria ?? [];
  const blocked = scored.filter(({ score }) => isDisqualified(score, criteria));
  const qualified = scored.filter(({ score }) => score.qualified);
  const titles = new Map(criteria.map(({ key, title }) => [key, title]));
  return {
    rows: created + updated + refused,
    created,
    updated,
    repeated,
    refused,
    version: version?.version ?? null,
    qualified: qualified.length,
    disqualified: blocked.length,
    incomplete: scored.filter(({ score }) => !score.qualified && missesRequired(score, criteria)).length,
    examples: qualified.slice(0, EXAMPLES).map(({ facts, row, score }) => ({
      row,
      name: nameOf(facts),
      score: score.score,
      threshold: score.threshold,
      met: score.criteria
        .filter(({ state, points }) => state === "met" && points > 0)
        .map(({ key }) => titles.get(key) ?? key),
    })),
    reasons: [...tally.reasons.values()].sort((one, other) => other.rows - one.rows).slice(0, REASONS),
    refusals,
  };
}

function countReason(reasons: Tally["reasons"], { column, found, expected }: RowProblem): void {
  const key = JSON.stringify([column, expected]);
  const known = reasons.get(key);
  reasons.set(key, { column, expected, found: known?.found ?? found, rows: (known?.rows ?? 0) + 1 });
}

function missesRequired(score: LeadScore, criteria: PublishedPlaybook["criteria"]): boolean {
  const required = new Set(criteria.filter((criterion) => criterion.required).map(({ key }) => key));
  return score.criteria.some(({ key, state }) => state === "unknown" && required.has(key));
}

function nameOf({ contact, company }: LeadFacts): string {
  const person = [contact.first_name, contact.last_name].filter((part) => part !== undefined).join(" ");
  const parts = [person, company.name].filter((part) => part !== undefined && part !== "");
  return parts.length > 0 ? parts.join(", ") : String(contact.email ?? "");
}
