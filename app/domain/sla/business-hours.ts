import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { instantOf, offsetAt } from "#app/domain/wall-clock.ts";

/** Monday to Friday, 09:00 to 18:00 on the wall clock of a time zone. */
const OPENS_AT_HOUR = 9;
const CLOSES_AT_HOUR = 18;
const SATURDAY = 6;
const SUNDAY = 0;

interface Window {
  readonly opens: number;
  readonly closes: number;
}

/** Whether an instant lies in business hours of a time zone (IANA name; throws RangeError if unknown). */
export function isBusinessTime(at: number, timeZone: string): boolean {
  const { opens, closes } = windowOn(localDay(at, timeZone), timeZone) ?? { opens: 1, closes: 0 };
  return opens <= at && at < closes;
}

/**
 * The instant at which `durationMs` of business time have passed since `from`. Wall-clock windows are turned into instants
 * day by day, so weekends and changes of daylight saving time count for what they are.
 */
export function addBusinessTime(from: number, durationMs: number, timeZone: string): number {
  let left = durationMs;
  for (let day = localDay(from, timeZone); ; day += DAY_MS) {
    const window = windowOn(day, timeZone);
    if (!window || window.closes <= from) continue;
    const start = Math.max(from, window.opens);
    if (start + left <= window.closes) return start + left;
    left -= window.closes - start;
  }
}

/** Business time between two instants, milliseconds; 0 if the second is not later. */
export function businessTimeBetween(from: number, to: number, timeZone: string): number {
  let sum = 0;
  for (let day = localDay(from, timeZone); day <= localDay(to, timeZone); day += DAY_MS) {
    const window = windowOn(day, timeZone);
    if (window) sum += Math.max(0, Math.min(to, window.closes) - Math.max(from, window.opens));
  }
  return sum;
}

/** Midnight, on the wall clock of the zone, of the day an instant falls on. */
export function startOfDay(at: number, timeZone: string): number {
  return instantOf(localDay(at, timeZone), timeZone);
}

function windowOn(day: number, timeZone: string): Window | null {
  const weekday = new Date(day).getUTCDay();
  if (weekday === SATURDAY || weekday === SUNDAY) return null;
  return {
    opens: instantOf(day + OPENS_AT_HOUR * HOUR_MS, timeZone),
    closes: instantOf(day + CLOSES_AT_HOUR * HOUR_MS, timeZone),
  };
}

/** A calendar day of the zone, as the UTC midnight with the same date. */
function localDay(at: number, timeZone: string): number {
  const wall = at + offsetAt(at, timeZone);
  return wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
}
