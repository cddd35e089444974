import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

/** Simulated people work Monday to Friday, 09:00 to 17:00, in a zone without daylight saving time. */
const OPENS_MS = 9 * HOUR_MS;
const CLOSES_MS = 17 * HOUR_MS;
/** The epoch began on a Thursday. */
const MONDAY_SHIFT = 3;
const WORKING_DAYS = 5;

/** Midnights (UTC, epoch milliseconds) of the working days among so many calendar days from `startsAt` on. */
export function workdaysFrom(startsAt: number, days: number): readonly number[] {
  const first = midnightOf(startsAt);
  return Array.from({ length: days }, (_, index) => first + index * DAY_MS).filter(isWorkday);
}

/** Working time between two instants, milliseconds. */
export function workingTime(from: number, to: number): number {
  let sum = 0;
  for (let day = midnightOf(from); day < to; day += DAY_MS) {
    if (isWorkday(day)) sum += Math.max(0, Math.min(to, day + CLOSES_MS) - Math.max(from, day + OPENS_MS));
  }
  return sum;
}

/** The practice day of an instant: sittings lie well between 04:00 and midnight. */
export function dayName(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** An instant of the working day: 0 is its first moment, 1 its end. */
export function duringWork(midnight: number, share: number): number {
  return midnight + OPENS_MS + share * (CLOSES_MS - OPENS_MS);
}

function midnightOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

function isWorkday(midnight: number): boolean {
  return (Math.floor(midnight / DAY_MS) + MONDAY_SHIFT) % 7 < WORKING_DAYS;
}
