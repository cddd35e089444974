import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

/** The first and the last day of a leave, `YYYY-MM-DD`, as instants in the person's zone: midnight to midnight. */
export function leaveFromDays(from: string, until: string, timeZone: string): { startsAt: number; endsAt: number } {
  return { startsAt: midnight(from, timeZone), endsAt: midnight(nextDay(until), timeZone) };
}

/** Noon UTC can be another date far east or west, so the zone's own date is compared and corrected. */
function midnight(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const local = new Intl.DateTimeFormat("en-CA", { timeZone }).format(noon);
  const shift = local === day ? 0 : local > day ? -DAY_MS : DAY_MS;
  return startOfDay(noon + shift, timeZone);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}
