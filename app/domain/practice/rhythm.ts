import { instantOf } from "#app/domain/wall-clock.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Where nobody has said otherwise. */
export const WORKING_WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];

/** When somebody practises: weekdays, less what falls into leave. */
export interface PracticeCalendar {
  readonly week: readonly Weekday[];
  /** IANA name. */
  readonly timeZone: string;
  /** Epoch milliseconds; `endsAt` is the first instant after it. */
  readonly leave: readonly { readonly startsAt: number; readonly endsAt: number }[];
}

/**
 * Somebody's practice week: their own, else every day on which one of their teams practises; Monday to Friday for a team
 * that says nothing, and for whoever has no team.
 */
export function weekOf(
  own: readonly Weekday[] | null,
  teams: readonly (readonly Weekday[] | null)[],
): readonly Weekday[] {
  if (own !== null) return own;
  const days = teams.length === 0 ? WORKING_WEEK : teams.flatMap((team) => team ?? WORKING_WEEK);
  return WEEKDAYS.filter((weekday) => days.includes(weekday));
}

/**
 * Whether a practice day (`YYYY-MM-DD`) asks for practice: its weekday is in the week, and its noon, on the wall clock of
 * the zone, is not in leave.
 */
export function isPracticeDay(day: string, { week, timeZone, leave }: PracticeCalendar): boolean {
  if (!week.includes(weekdayOf(day))) return false;
  if (leave.length === 0) return true;
  const noon = instantOnDay(day, 12, timeZone);
  return !leave.some(({ startsAt, endsAt }) => startsAt <= noon && noon < endsAt);
}

/** No week is empty, but leave can be long: after a year nobody plans. */
const LOOKED_AHEAD_DAYS = 400;

/** The first practice day on or after a day (`YYYY-MM-DD`); null if there is none within 400 days. */
export function practiceDayFrom(day: string, calendar: PracticeCalendar): string | null {
  let candidate = day;
  for (let ahead = 0; ahead < LOOKED_AHEAD_DAYS; ahead += 1) {
    if (isPracticeDay(candidate, calendar)) return candidate;
    candidate = dayAfter(candidate);
  }
  return null;
}

/** The calendar day after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a zone's wall clock shows a full hour of a day; an hour that is skipped that day comes right after. */
export function instantOnDay(day: string, hour: number, timeZone: string): number {
  return instantOf(Date.parse(day) + hour * HOUR_MS, timeZone);
}

function weekdayOf(day: string): Weekday {
  // Day 0 of the epoch was a Thursday; weeks here begin on Monday.
  const index = (Math.round(Date.parse(day) / DAY_MS) + 3) % 7;
  return WEEKDAYS[(index + 7) % 7] ?? "mon";
}
