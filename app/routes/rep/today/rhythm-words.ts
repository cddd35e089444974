import { calendarDaysBetween, formatLongDay, pluralWord } from "#app/ui/format.ts";
import type { RepToday } from "./pages.ts";

/** "Twelve practice days in a row. Next practice: tomorrow." Empty where there is nothing to say. */
export function rhythmWords({ streak, awayUntil, nextAt }: RepToday["rhythm"], now: number, timeZone: string): string {
  const row = streak && streak.days > 0 ? `${rowWords(streak.days)} ` : "";
  if (awayUntil !== null) {
    return `${row}You are away until ${formatLongDay(awayUntil, timeZone)}; no reminder comes before then.`;
  }
  if (nextAt === null) return row.trim();
  return `${row}Next practice: ${dayWords(nextAt, now, timeZone)}.`;
}

function rowWords(days: number): string {
  return days === 1 ? "One practice day kept." : `${pluralWord(days, "practice day")} in a row.`;
}

function dayWords(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(now, at, timeZone);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : formatLongDay(at, timeZone);
}
