import { isBusinessTime, startOfDay } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

/** When a working day is looked at: its first working hour. */
const LOOK_AT_HOUR = 9;

/**
 * The next working days in a time zone, each as the instant it is judged at (epoch milliseconds): 09:00, and for today
 * the present moment.
 */
export function nextWorkingDays(now: number, count: number, timeZone: string): number[] {
  const days: number[] = [];
  for (let day = startOfDay(now, timeZone); days.length < count; day = startOfDay(day + 1.5 * DAY_MS, timeZone)) {
    if (!isBusinessTime(day + 12 * HOUR_MS, timeZone)) continue;
    days.push(Math.max(now, day + LOOK_AT_HOUR * HOUR_MS));
  }
  return days;
}

/** How many working days there are from the day of `from` to the day before that of `to`, as a time zone counts days. */
export function workingDaysBetween(from: number, to: number, timeZone: string): number {
  let days = 0;
  const end = startOfDay(to, timeZone);
  for (let day = startOfDay(from, timeZone); day < end; day = startOfDay(day + 1.5 * DAY_MS, timeZone)) {
    if (isBusinessTime(day + 12 * HOUR_MS, timeZone)) days += 1;
  }
  return days;
}

/** 0 for Monday to 6 for Sunday, as the wall clock of a time zone has it. */
export function weekdayOf(at: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone }).format(at);
  return WEEKDAYS.indexOf(name);
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
