import type { LeadEvent } from "#app/domain/leads/lead.ts";
import type { Outcome } from "#app/domain/leads/stages.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";
import type { TouchKind } from "#app/stores/touches.ts";

/** A prospect of the demo: who they are, what they did, and what became of them. All names are made up. */
export interface Prospect {
  readonly id: string;
  readonly campaign: string;
  /** On which working day before today, at which hour in Berlin; or minutes before now; or as a clock of theirs demands. */
  readonly came:
    readonly [back: number, hour: number] | { readonly minutesAgo: number } | "just_breached" | "nearly_due";
  readonly who: readonly [first: string, last: string, title: string];
  readonly firm: {
    readonly name: string;
    readonly domain: string;
    readonly country: string;
    readonly industry: string;
    readonly employees?: number;
  };
  readonly facts: Readonly<Record<string, Scalar>>;
  readonly inquiry?: string;
  readonly did: readonly [type: string, daysBefore: number, data?: LeadEvent["data"]][];
  readonly story?: readonly Step[];
}

/** `after`: hours of business since the lead came in. Done by whoever owns the lead then. */
export type Step = { readonly after: number } & (
  | { readonly kind: "touch"; readonly by: TouchKind; readonly note: string }
  | { readonly kind: "outcome"; readonly stage: Outcome; readonly amount?: number }
  | { readonly kind: "disposition"; readonly code: string; readonly note: string }
);

export function call(after: number, note: string): Step {
  return { after, kind: "touch", by: "call", note };
}
export function mail(after: number, note: string): Step {
  return { after, kind: "touch", by: "email", note };
}
export function meeting(after: number, note: string): Step {
  return { after, kind: "touch", by: "meeting", note };
}
export function outcome(after: number, stage: Outcome, amount?: number): Step {
  return { after, kind: "outcome", stage, ...(amount === undefined ? {} : { amount }) };
}
export function disposition(after: number, code: string, note: string): Step {
  return { after, kind: "disposition", code, note };
}
