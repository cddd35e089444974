import type { CriterionState } from "#app/domain/memory/memory.ts";
import type { GatePolicy, Importance } from "#app/domain/playbook/playbook.ts";

export type Level = "ready" | "provisional" | "not_ready";

/** One criterion of the version in force, with what the rep's answers to its current revision amount to. */
export interface CriterionStanding {
  readonly key: string;
  readonly title: string;
  readonly importance: Importance;
  readonly revision: number;
  /** Null: never answered since this revision. */
  readonly state: CriterionState | null;
  /** True if an earlier revision of it was answered: then "never answered" means "changed since". */
  readonly answeredBefore: boolean;
}

/** A playbook version that takes effect later. */
export interface PendingRequirement {
  readonly from: number;
  readonly version: number;
  readonly policy: GatePolicy;
  readonly criteria: readonly CriterionStanding[];
}

export interface GateQuestion {
  readonly at: number;
  readonly policy: GatePolicy;
  readonly criteria: readonly CriterionStanding[];
  readonly pending: PendingRequirement | null;
}

export type CriterionVerdict =
  | { readonly kind: "never_answered" }
  | { readonly kind: "changed" }
  | { readonly kind: "last_answer_wrong" }
  | { readonly kind: "too_few_variants"; readonly right: number; readonly wanted: number }
  | { readonly kind: "recall_below_floor"; readonly recall: number; readonly since: number }
  | { readonly kind: "overdue"; readonly since: number }
  /** Held; `until` is when time alone would end that, null if never. `proven` adds the distinct days. */
  | { readonly kind: "held"; readonly proven: boolean; readonly until: number };

export interface CriterionDecision {
  readonly key: string;
  readonly title: string;
  readonly importance: Importance;
  readonly revision: number;
  readonly verdict: CriterionVerdict;
  /** What the weighted mean counts for it now: predicted recall, 0 if never answered or last answered wrong. */
  readonly recall: number;
  /** Distinct days with a right answer. */
  readonly days: number;
  /** When practice falls due (recall reaches 0.90); null if never answered. */
  readonly dueAt: number | null;
}

export type ReasonCode =
  | "never_answered"
  | "changed"
  | "last_answer_wrong"
  | "too_few_variants"
  | "recall_below_floor"
  | "overdue"
  | "not_proven"
  | "score_below_pass"
  | "provisional_switched_off"
  | "not_enrolled"
  | "inactive"
  | "suspended"
  | "no_playbook"
  | "waived"
  | "pending_version";

export interface Reason {
  readonly code: ReasonCode;
  readonly criterion?: string;
  /** A sentence for people. */
  readonly message: string;
  /** Minutes of practice that would mend it. */
  readonly minutes?: number;
}

export interface Readiness {
  readonly level: Level;
  /** The first millisecond at which time alone makes the verdict worse; null if not ready, or if never. */
  readonly until: number | null;
  readonly reasons: readonly Reason[];
  readonly criteria: readonly CriterionDecision[];
  /** Weighted mean recall now, 0–1. */
  readonly score: number;
  /** What the odds of this rep's recall are multiplied by, 0 to 1 (`ownOdds`). */
  readonly odds: number;
}

/** The administrative facts beside readiness. */
export interface Standing {
  readonly enrolled: boolean;
  readonly active: boolean;
  readonly suspension: { readonly reason: string } | null;
  readonly waiver: { readonly id: string; readonly reason: string; readonly until: number } | null;
}

export interface Eligibility {
  readonly eligible: boolean;
  readonly level: Level;
  readonly via: "gate" | "waiver" | null;
  /** The first millisecond at which time alone ends or worsens it; null if not eligible, or if never. */
  readonly until: number | null;
  readonly reasons: readonly Reason[];
}
