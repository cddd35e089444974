import { DAY_MS } from "#app/domain/time.ts";

const WEEK_MS = 7 * DAY_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar week that an instant falls on in a time zone, named by its Monday (`YYYY-MM-DD`).
 *
 * @param at epoch milliseconds
 * @param timeZone IANA name; throws RangeError if unknown
 */
export function weekOf(at: number, timeZone: string): string {
  const midnight = Date.parse(formatFor(timeZone).format(at));
  const daysSinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return dateOf(midnight - daysSinceMonday * DAY_MS);
}

/** Every week from one Monday to another, both included, so that a week in which nothing happened is seen too. */
export function weeksBetween(first: string, last: string): string[] {
  const start = Date.parse(first);
  const count = Math.floor((Date.parse(last) - start) / WEEK_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dateOf(start + index * WEEK_MS));
}

function dateOf(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, made);
  return made;
}
