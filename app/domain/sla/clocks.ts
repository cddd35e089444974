import type { Intent } from "#app/domain/leads/lead.ts";
import type { SlaPolicy } from "#app/domain/playbook/playbook.ts";
import { addBusinessTime } from "./business-hours.ts";

/** Share of the time after which the rep is reminded. */
const REMIND_AFTER = 0.75;

/** When a first touch is due for a lead assigned now, and when its rep is reminded. Instants, epoch milliseconds. */
export interface FirstTouchTimes {
  readonly remindsAt: number;
  readonly dueAt: number;
  /** When silence takes the lead away; null: never. */
  readonly reassignsAt: number | null;
}

/** The deadlines of the playbook for a lead assigned at an instant, in business time of the rep's zone if it says so. */
export function firstTouchTimes(policy: SlaPolicy, intent: Intent, at: number, timeZone: string): FirstTouchTimes {
  const allowed = intent === "high" ? policy.highIntentMs : policy.standardMs;
  const after = (ms: number): number => (policy.calendar === "business" ? addBusinessTime(at, ms, timeZone) : at + ms);
  return {
    remindsAt: after(Math.round(allowed * REMIND_AFTER)),
    dueAt: after(allowed),
    reassignsAt: policy.reassignAfterMs === undefined ? null : after(allowed + policy.reassignAfterMs),
  };
}

export type ClockStep = "wait" | "remind" | "breach" | "reassign" | "none";

/** What a running clock calls for at an instant. Each step is recorded, so that it is taken once (R11). */
export function clockStep(
  clock: { readonly stopped: boolean; readonly breached: boolean; readonly reminded: boolean },
  times: FirstTouchTimes,
  at: number,
): ClockStep {
  if (clock.stopped) return "none";
  if (at >= times.dueAt && !clock.breached) return "breach";
  if (times.reassignsAt !== null && at >= times.reassignsAt) return "reassign";
  if (clock.breached) return times.reassignsAt === null ? "none" : "wait";
  if (at >= times.remindsAt && !clock.reminded) return "remind";
  return "wait";
}
