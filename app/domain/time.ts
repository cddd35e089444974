export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A practice day starts at 04:00, so that a late evening still counts as the same day (DESIGN §3). */
export const DAY_STARTS_AT_HOUR = 4;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The practice day, as `YYYY-MM-DD`, that an instant falls on in a time zone: the calendar day of the wall clock, where
 * the hours before 04:00 still belong to the day before. Wall-clock hours decide, so a day with 23 or 25 hours is one day.
 *
 * @param at epoch milliseconds
 * @param timeZone IANA name; throws RangeError if unknown
 */
export function practiceDay(at: number, timeZone: string): string {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const day = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day));
  const shifted = Number(parts.hour) < DAY_STARTS_AT_HOUR ? day - DAY_MS : day;
  return new Date(shifted).toISOString().slice(0, 10);
}

/** Whole days from one practice day to another (`YYYY-MM-DD`); negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const created = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, created);
  return created;
}
