import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";

/** How long before `at` something happened: `just now`, `40 minutes ago`, `3 hours ago`, `13 days ago`. */
export function agoInWords(when: number, at: number): string {
  const ms = Math.max(0, at - when);
  if (ms < MINUTE_MS) return "just now";
  if (ms < 2 * HOUR_MS) return ago(ms / MINUTE_MS, "minute");
  return ms < 2 * DAY_MS ? ago(ms / HOUR_MS, "hour") : ago(ms / DAY_MS, "day");
}

function ago(amount: number, unit: string): string {
  const count = Math.floor(amount);
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
