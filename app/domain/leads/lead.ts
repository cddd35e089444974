import type { Scalar } from "#app/domain/playbook/rule.ts";

/** What is known of a prospect; every leaf may be missing, and missing is not false. */
export interface LeadFacts {
  readonly contact: Readonly<Record<string, Scalar | undefined>>;
  readonly company: Readonly<Record<string, Scalar | undefined>>;
  readonly deal: Readonly<Record<string, Scalar | undefined>>;
  readonly source: Readonly<Record<string, Scalar | undefined>>;
  /** Anything of the organisation's own: scalars or lists of scalars. */
  readonly attributes: Readonly<Record<string, Scalar | readonly Scalar[] | undefined>>;
  readonly inquiry?: string;
  readonly events: readonly LeadEvent[];
}

/** Something the prospect did. */
export interface LeadEvent {
  readonly type: string;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  readonly data: Readonly<Record<string, Scalar | readonly Scalar[] | undefined>>;
}

export const STAGES = [
  "received",
  "nurturing",
  "qualified",
  "held",
  "assigned",
  "working",
  "sql",
  "opportunity",
  "won",
  "lost",
  "disqualified",
] as const;
export type Stage = (typeof STAGES)[number];

export type Intent = "high" | "standard";
