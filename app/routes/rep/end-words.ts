import { calendarDaysBetween, formatDay, formatWhen } from "#app/ui/format.ts";

/** When something ends: "Thu 3 Dec"; on the last day the hour matters, "today 15:00". */
export function endWords(until: number, now: number, timeZone: string): string {
  return calendarDaysBetween(now, until, timeZone) === 0
    ? formatWhen(until, now, timeZone)
    : formatDay(until, timeZone);
}
