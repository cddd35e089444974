import { formatWhen } from "#app/ui/format.ts";

const HALF_A_DAY_MS = 12 * 3_600_000;

/** Far ahead, such as over a weekend, the moment says more than the hours; undefined leaves the time left as it is. */
export function clockWords(dueAt: number, now: number, timeZone: string): string | undefined {
  return dueAt - now > HALF_A_DAY_MS ? `by ${formatWhen(dueAt, now, timeZone)}` : undefined;
}
