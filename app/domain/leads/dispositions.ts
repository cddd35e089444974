import type { DispositionAction, DispositionRule } from "#app/domain/playbook/playbook.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Stage } from "./lead.ts";
import { isOwned } from "./stages.ts";

/** Every code has a next step; a playbook may change the step and add codes. There is no "bad". */
export const STANDARD_DISPOSITIONS: readonly DispositionRule[] = [
  { code: "wrong_fit", action: "remove", label: "Wrong fit" },
  { code: "no_budget", action: "nurture", revisitAfterMs: 180 * DAY_MS, label: "No budget" },
  { code: "bad_timing", action: "nurture", revisitAfterMs: 90 * DAY_MS, label: "Bad timing" },
  { code: "competitor_chosen", action: "nurture", revisitAfterMs: 270 * DAY_MS, label: "Chose a competitor" },
  { code: "unresponsive", action: "recycle", revisitAfterMs: 30 * DAY_MS, label: "Unresponsive" },
];

/** A quarter: long enough not to pester, short enough not to be forgotten. */
const REVISIT_AFTER_MS = 90 * DAY_MS;

export interface DispositionQuestion {
  readonly code: string;
  readonly stage: Stage;
  readonly touches: number;
  readonly minTouches: number;
  readonly at: number;
  /** What the rep asked for; otherwise the playbook's. */
  readonly revisitAt: number | null;
}
export type DispositionVerdict =
  | {
      readonly kind: "accepted";
      readonly action: DispositionAction;
      readonly to: "nurturing" | "disqualified" | "reroute";
      readonly revisitAt: number | null;
      /** The lead was none of the rep's: their turn comes back. */
      readonly turnBack: boolean;
    }
  | {
      readonly kind: "refused";
      readonly code: "unknown_code" | "not_owned" | "too_few_touches" | "past";
      readonly message: string;
    };

/** The codes that may be chosen: the standard ones, as the playbook changes and extends them. */
export function dispositionRules(own: readonly DispositionRule[]): readonly DispositionRule[] {
  const codes = new Set(own.map((rule) => rule.code));
  const changed = own.map((rule) => ({
    ...STANDARD_DISPOSITIONS.find((standard) => standard.code === rule.code),
    ...rule,
  }));
  return [...STANDARD_DISPOSITIONS.filter((rule) => !codes.has(rule.code)), ...changed];
}

/** What a disposition leads to, or why it may not be chosen now. */
export function judgeDisposition(own: readonly DispositionRule[], asked: DispositionQuestion): DispositionVerdict {
  const rules = dispositionRules(own);
  const rule = rules.find((one) => one.code === asked.code);
  if (!rule) {
    const codes = rules.map((one) => one.code).join(", ");
    return { kind: "refused", code: "unknown_code", message: `Found code ${asked.code}, expected one of ${codes}.` };
  }
  if (!isOwned(asked.stage)) {
    const message = `A lead that is ${asked.stage} has no owner who could dispose of it.`;
    return { kind: "refused", code: "not_owned", message };
  }
  if (rule.code === "unresponsive" && asked.touches < asked.minTouches) {
    const message = `${asked.touches} of ${asked.minTouches} touches so far; "unresponsive" needs ${asked.minTouches}.`;
    return { kind: "refused", code: "too_few_touches", message };
  }
  if (asked.revisitAt !== null && asked.revisitAt <= asked.at) {
    return { kind: "refused", code: "past", message: "The date to come back to it has passed; expected a later one." };
  }
  return accept(rule, asked);
}

function accept(rule: DispositionRule, asked: DispositionQuestion): DispositionVerdict {
  const { action } = rule;
  const turnBack = rule.code === "wrong_fit" || action === "remove" || action === "reroute";
  if (action === "remove") return { kind: "accepted", action, to: "disqualified", revisitAt: null, turnBack };
  if (action === "reroute") return { kind: "accepted", action, to: "reroute", revisitAt: null, turnBack };
  const revisitAt = asked.revisitAt ?? asked.at + (rule.revisitAfterMs ?? REVISIT_AFTER_MS);
  return { kind: "accepted", action, to: "nurturing", revisitAt, turnBack };
}
