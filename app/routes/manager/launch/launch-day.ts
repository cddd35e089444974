import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Beyond that nobody can say who will have practised how much. */
const FURTHEST_DAYS = 120;
/** Leads are taken to come from nine in the morning, UTC, on. */
const OPENS_MS = 9 * HOUR_MS;

export type LaunchDay =
  | { readonly kind: "ahead"; readonly day: string; readonly at: number }
  | { readonly kind: "passed"; readonly day: string; readonly at: number }
  /** Neither the campaign nor the address names a day. */
  | { readonly kind: "none" }
  | { readonly kind: "strange"; readonly problem: string };

/** The day that is planned for: the one asked about, or else the campaign's own. */
export function readLaunchDay(asked: string | null, launchOn: string | null, now: number): LaunchDay {
  const day = asked || launchOn;
  if (!day) return { kind: "none" };
  const at = DAY.test(day) ? Date.parse(day) + OPENS_MS : Number.NaN;
  if (Number.isNaN(at)) return { kind: "strange", problem: `We found “${day}” and expected a day such as 2026-12-01.` };
  if (at - now > FURTHEST_DAYS * DAY_MS) {
    return { kind: "strange", problem: `That is more than ${FURTHEST_DAYS} days ahead; choose an earlier day.` };
  }
  return { kind: at <= now ? "passed" : "ahead", day, at };
}
