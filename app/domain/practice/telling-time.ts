import { HOUR_MS, practiceDay } from "#app/domain/time.ts";
import { dayAfter, instantOnDay, isPracticeDay, type PracticeCalendar, practiceDayFrom } from "./rhythm.ts";

/** Hours a person may choose: after the day's start at 04:00, before the night. */
export const REMIND_HOURS = { earliest: 5, latest: 22 } as const;

/** A reminder that could not be told at its hour is told within the working day; after that it waits for the next one. */
export const TOLD_WITHIN_MS = 9 * HOUR_MS;

export interface TellingTime {
  /** The practice day it belongs to, `YYYY-MM-DD`. */
  readonly day: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The hour of a practice day at which a person may be told something now: it has struck, less than nine hours ago, the
 * practice day still lasts, and neither that hour nor now is in leave. Null outside these hours.
 *
 * @param hour 5 to 22, on the wall clock of the calendar's zone
 */
export function tellingTime(at: number, hour: number, calendar: PracticeCalendar): TellingTime | null {
  const day = practiceDay(at, calendar.timeZone);
  const struck = instantOnDay(day, hour, calendar.timeZone);
  if (at < struck || at >= struck + TOLD_WITHIN_MS) return null;
  if (!isPracticeDay(day, calendar) || isAway(struck, calendar) || isAway(at, calendar)) return null;
  return { day, at: struck };
}

/** The first such hour after an instant; null if there is none within 400 days. */
export function nextTellingTime(at: number, hour: number, calendar: PracticeCalendar): TellingTime | null {
  let from: string = practiceDay(at, calendar.timeZone);
  for (;;) {
    const day = practiceDayFrom(from, calendar);
    if (day === null) return null;
    const struck = instantOnDay(day, hour, calendar.timeZone);
    if (struck > at && !isAway(struck, calendar)) return { day, at: struck };
    from = dayAfter(day);
  }
}

/** Whether an instant lies in leave. */
export function isAway(at: number, { leave }: PracticeCalendar): boolean {
  return leave.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
}
