import { calendarDaysBetween, formatDay, formatWhen } from "#app/ui/format.ts";

/** How long a new version may wait before it is required, hours. */
export const GRACE_HOURS = [4, 24, 48, 72, 168, 336] as const;

const WORDS: Record<(typeof GRACE_HOURS)[number], string> = {
  4: "4 hours",
  24: "1 day",
  48: "2 days",
  72: "3 days",
  168: "1 week",
  336: "2 weeks",
};

/** Each with the moment it would take effect. */
export function graceOptions(now: number, timeZone: string): { value: string; label: string }[] {
  return GRACE_HOURS.map((hours) => ({
    value: String(hours),
    label: `${WORDS[hours]}: ${momentWords(now + hours * 3_600_000, now, timeZone)}`,
  }));
}

/** From a day on the hour is the one of publishing: left out, so that a narrow list shows the whole. */
function momentWords(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(now, at, timeZone);
  if (at - now < 24 * 3_600_000) return formatWhen(at, now, timeZone);
  return days === 1 ? "tomorrow" : formatDay(at, timeZone);
}

/** Each by its length alone, for a moment that is not known yet. */
export function graceLengths(): { value: string; label: string }[] {
  return GRACE_HOURS.map((hours) => ({ value: String(hours), label: `${WORDS[hours]} later` }));
}
