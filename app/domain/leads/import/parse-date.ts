import { instantOf } from "#app/domain/wall-clock.ts";

/** In which order a date names year, month and day. */
export const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const PATTERNS: Record<DateOrder, RegExp> = {
  ymd: /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})/,
  dmy: /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})/,
  mdy: /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})/,
};
const TIME =
  /^[T ,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<half>[ap]m)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant that a text names, epoch milliseconds; null if none. Without a time it is midnight, without a zone it is in
 * `timeZone` (IANA name).
 */
export function parseDate(text: string, order: DateOrder, timeZone = "UTC"): number | null {
  const trimmed = text.trim();
  const date = PATTERNS[order].exec(trimmed);
  if (!date?.groups) return null;
  const rest = trimmed.slice(date[0].length);
  const time = TIME.exec(rest);
  if (rest !== "" && !time) return null;
  const { year, month, day } = date.groups;
  const { hour = "0", minute = "0", second = "0", half, zone } = time?.groups ?? {};
  const hours = half === undefined ? Number(hour) : twelveHour(Number(hour), half);
  const parts = [Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)] as const;
  const at = Date.UTC(...parts);
  if (!isSame(at, parts)) return null;
  if (zone === undefined) return timeZone === "UTC" ? at : instantOf(at, timeZone);
  return at - offsetMs(zone);
}

function twelveHour(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

/** Date.UTC rolls 31 February over into March; such a text names no day. */
function isSame(at: number, [year, month, day, hour, minute, second]: readonly number[]): boolean {
  if (Number.isNaN(at)) return false;
  const date = new Date(at);
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return sign * minutes * 60_000;
}
