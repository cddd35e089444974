import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";

const UNITS: readonly (readonly [string, number])[] = [
  ["d", DAY_MS],
  ["h", HOUR_MS],
  ["m", MINUTE_MS],
  ["s", SECOND_MS],
];

/** Milliseconds of a duration as written in files (`14d`, `1h`, `15m`, `30s`), or null if it is none or zero. */
export function parseDuration(text: string): number | null {
  const match = /^([1-9]\d{0,5})([dhms])$/.exec(text.trim());
  const unit = UNITS.find(([letter]) => letter === match?.[2]);
  return match && unit ? Number(match[1]) * unit[1] : null;
}

/** A duration as files write it, in the largest unit that divides it; whole seconds are assumed. */
export function formatDuration(ms: number): string {
  const unit = UNITS.find(([, size]) => ms % size === 0 && ms >= size);
  return unit ? `${ms / unit[1]}${unit[0]}` : `${Math.max(1, Math.round(ms / SECOND_MS))}s`;
}

/** A duration in words: `14 days`, `1 hour`, `90 minutes`. */
export function durationInWords(ms: number): string {
  const written = formatDuration(ms);
  const count = Number(written.slice(0, -1));
  const names: Record<string, string> = { d: "day", h: "hour", m: "minute", s: "second" };
  const name = names[written.slice(-1)] ?? "second";
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
