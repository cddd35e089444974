import { DAY_MS } from "#app/domain/time.ts";
import { formatDate, formatDateTime } from "#app/ui/format.ts";
import { endWords } from "../end-words.ts";

/** From so far ahead on, a day without its year is taken for one that comes sooner. */
const NEEDS_YEAR_MS = 300 * DAY_MS;

/** When a waiver or a suspension ends: "Wed 25 Nov, 23:59", or "27 December 2027". */
export function untilWords(until: number, now: number, timeZone: string): string {
  return until - now > NEEDS_YEAR_MS ? formatDate(until, timeZone) : formatDateTime(until, timeZone);
}

/** The same for a title, where the hour matters only near the end: "Wed 25 Nov", "27 December 2027". */
export function farEndWords(until: number, now: number, timeZone: string): string {
  return until - now > NEEDS_YEAR_MS ? formatDate(until, timeZone) : endWords(until, now, timeZone);
}
