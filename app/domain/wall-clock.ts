/** What a form calls a time: `2026-12-03T09:00`, on the wall clock of whoever filled it in. */
const FORM_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** The instant of such a text in a time zone (IANA name; throws RangeError if unknown); null for anything else. */
export function instantOfFormTime(text: string, timeZone: string): number | null {
  if (!FORM_TIME.test(text)) return null;
  const wall = Date.parse(`${text}:00Z`);
  return Number.isNaN(wall) ? null : instantOf(wall, timeZone);
}

/** Whether a text names a time zone that is known here. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** An instant as a form calls it, to the minute. */
export function formTimeOf(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** The instant at which the zone's wall clock shows what UTC shows at `wall`; the second look settles a change of offset. */
export function instantOf(wall: number, timeZone: string): number {
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

/** Wall clock minus UTC, milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  } as const;
  const created = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...numeric });
  formats.set(timeZone, created);
  return created;
}
