import { addBusinessTime, isBusinessTime, startOfDay } from "#app/domain/sla/business-hours.ts";
import { HOUR_MS } from "#app/domain/time.ts";

/** Where the company sits. */
export const HOME = "Europe/Berlin";

/** The instant at `hour` (9.5 is 09:30) on the wall clock of the zone, on the `back`-th working day before today. */
export function workday(at: number, back: number, hour: number, timeZone: string = HOME): number {
  let day = startOfDay(at, timeZone);
  for (let left = back; left > 0;) {
    day = startOfDay(day - HOUR_MS, timeZone);
    if (isWorkday(day, timeZone)) left -= 1;
  }
  return day + Math.round(hour * HOUR_MS);
}

/** So many hours of business later. */
export function laterAtWork(from: number, hours: number, timeZone: string = HOME): number {
  return addBusinessTime(from, Math.round(hours * HOUR_MS), timeZone);
}

function isWorkday(midnight: number, timeZone: string): boolean {
  return isBusinessTime(midnight + 12 * HOUR_MS, timeZone);
}
