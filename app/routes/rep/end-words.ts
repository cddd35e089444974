import { calendarDaysBetween, formatDay, formatWhen } from "#app/ui/format.ts";

/** When something ends: "Thu 3 Dec"; near the end the hour matters: "today 15:00", "tomorrow 02:00". */
export function endWords(until: number, now: number, timeZone: string): string {
  return calendarDaysBetween(now, until, timeZone) <= 1 ? formatWhen(until, now, timeZone) : formatDay(until, timeZone);
}
