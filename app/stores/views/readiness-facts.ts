import type { OwnRecord } from "#app/domain/memory/own-odds.ts";
import type { Readiness, Standing } from "#app/domain/readiness/readiness.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** What the gate looked at besides the single criteria, beside what it asks for. */
export interface LookedAt {
  readonly score: number | null;
  readonly pass: number | null;
  readonly scoreAfter: number | null;
  /** How their answers compare with everybody's; null: nothing to compare yet. */
  readonly own: (OwnRecord & { readonly odds: number }) | null;
  /** Whole days that the longest waiting practice is overdue. */
  readonly overdueDays: number;
  readonly enrolled: boolean;
  readonly active: boolean;
  readonly suspension: string | null;
  readonly waiver: { readonly reason: string; readonly until: number } | null;
}

export function alsoLookedAt(
  standing: {
    readonly at: number;
    readonly readiness: Readiness | null;
    readonly version: { readonly playbook: { readonly gate: { readonly pass: number } } } | null;
    readonly facts: Standing;
  },
  { scoreAfter, record }: { scoreAfter: number | null; record: OwnRecord },
): LookedAt {
  const { at, readiness, version, facts } = standing;
  const due = (readiness?.criteria ?? []).flatMap(({ dueAt, importance }) =>
    dueAt !== null && importance === "critical" ? [dueAt] : [],
  );
  const longest = Math.max(0, ...due.map((dueAt) => at - dueAt));
  return {
    score: readiness?.score ?? null,
    pass: version?.playbook.gate.pass ?? null,
    scoreAfter,
    own: readiness === null || record.count === 0 ? null : { ...record, odds: readiness.odds },
    overdueDays: Math.floor(longest / DAY_MS),
    enrolled: facts.enrolled,
    active: facts.active,
    suspension: facts.suspension?.reason ?? null,
    waiver: facts.waiver && { reason: facts.waiver.reason, until: facts.waiver.until },
  };
}
