import { z } from "zod";
import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

export const WaiverForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("grant"),
    reason: z
      .string()
      .trim()
      .min(1, "Say why, in words that the rep and an auditor can read.")
      .max(500, "Keep it under 500 characters."),
    until: z.iso.date("Choose the last day it should hold."),
  }),
  z.object({ intent: z.literal("revoke"), waiver: z.uuid() }),
]);

/** The last millisecond of a calendar day (`YYYY-MM-DD`) on the wall clock of a zone: a waiver includes its last day. */
export function endOfDay(day: string, timeZone: string): number {
  // Eleven in the morning UTC is that same day almost everywhere on earth.
  return startOfDay(Date.parse(day) + 11 * HOUR_MS + DAY_MS, timeZone) - 1;
}
