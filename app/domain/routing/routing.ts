import type { Strategy } from "#app/domain/playbook/playbook.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";

/** A rep as routing sees them: what is known of them before anything is decided. */
export interface RepFacts {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly teamKeys: readonly string[];
  readonly active: boolean;
  /** Limits over all campaigns; null: none. */
  readonly maxOpenLeads: number | null;
  readonly maxLeadsPerDay: number | null;
  readonly weight: number;
  readonly verdict: Verdict;
  readonly openLeads: number;
  readonly openLeadsInCampaign: number;
  /** Leads assigned since midnight in the rep's own time zone. */
  readonly leadsToday: number;
  readonly onLeaveUntil: number | null;
  /** They had this very lead since it last qualified, and it was taken from them or given back. */
  readonly hadThisLead: boolean;
}

/** The eligibility that a routing rests on, as it stood then. */
export interface Verdict {
  readonly eligible: boolean;
  readonly level: Level;
  readonly via: "gate" | "waiver" | null;
  readonly until: number | null;
  readonly revision: number;
  readonly reasons: readonly VerdictReason[];
}
export interface VerdictReason {
  readonly code: string;
  readonly message: string;
  readonly criterion?: string | undefined;
  /** The criterion's title in the version it was decided under. */
  readonly title?: string | undefined;
  readonly minutes?: number | undefined;
}

/** What a route says about a lead: whose turn it is, and by which rule. */
export interface RouteTaken {
  /** Which of the playbook's routes matched; null: the default. */
  readonly index: number | null;
  readonly pool: string;
  readonly strategy: Strategy;
}

export type LeftOutCode =
  | "not_ready"
  | "not_enrolled"
  | "not_in_pool"
  | "inactive"
  | "on_leave"
  | "outside_hours"
  | "at_open_cap"
  | "at_daily_cap"
  | "provisional_cap"
  | "previously_assigned"
  | "not_named";

/** A rep who did not get the lead, and why, in words for people. */
export interface LeftOut {
  readonly rep: RepName;
  readonly code: LeftOutCode;
  readonly message: string;
  /** For `not_ready`: what the gate says is missing. */
  readonly reasons?: readonly VerdictReason[];
}
export interface RepName {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}
