import { z } from "zod";
import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

const Reason = z
  .string()
  .trim()
  .min(1, "Say why, in words that the rep and an auditor can read.")
  .max(500, "Keep it under 500 characters.");
const Tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What a manager can do on a readiness page. */
export const ManagerForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("grant"),
    reason: Reason,
    until: z.iso.date("Choose the last day it should hold."),
  }),
  z.object({ intent: z.literal("revoke"), waiver: z.uuid() }),
  z.object({
    intent: z.literal("suspend"),
    reason: Reason,
    until: z.union([z.literal(""), z.iso.date()], "Choose the last day, or leave it empty."),
    everywhere: Tick,
  }),
  z.object({ intent: z.literal("lift"), suspension: z.uuid() }),
  z.object({
    intent: z.literal("note"),
    text: z.string().trim().min(1, "Write a word or two.").max(2000, "Keep it under 2,000 characters."),
    shared: Tick,
  }),
]);

/** The last millisecond of a calendar day (`YYYY-MM-DD`) on the wall clock of a zone: a waiver includes its last day. */
export function endOfDay(day: string, timeZone: string): number {
  // Eleven in the morning UTC is that same day almost everywhere on earth.
  return startOfDay(Date.parse(day) + 11 * HOUR_MS + DAY_MS, timeZone) - 1;
}

export type WhatIfDay =
  | { readonly kind: "day"; readonly day: string; readonly at: number }
  | { readonly kind: "invalid"; readonly day: string; readonly message: string };

/** Further ahead, a recall that nobody refreshed says nothing about a person. */
const YEARS_AHEAD = 2;

/** The day that the address asks about, to its last millisecond in the viewer's zone; null if it asks about none. */
export function readWhatIf(request: Request, { now, timeZone }: { now: number; timeZone: string }): WhatIfDay | null {
  const day = new URL(request.url).searchParams.get("day");
  if (day === null || day === "") return null;
  if (!z.iso.date().safeParse(day).success) return { kind: "invalid", day: "", message: "Choose a day." };
  const at = endOfDay(day, timeZone);
  if (at < now) return { kind: "invalid", day, message: "That day has passed; choose today or a day ahead." };
  if (at > now + YEARS_AHEAD * 366 * DAY_MS) return { kind: "invalid", day, message: "Choose a day within two years." };
  return { kind: "day", day, at };
}
