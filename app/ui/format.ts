const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/* Names are ours, so that the server and every browser write the same word ("Sep", not "Sept" in some). */
const MONTHS = "January February March April May June July August September October November December".split(" ");
const WORDS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");

/** "Thu 3 Dec" */
export function formatDay(at: number, timeZone: string): string {
  const { weekday, day, month } = partsOf(at, timeZone);
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
}

/** "3 Dec" */
export function formatShortDay(at: number, timeZone: string): string {
  const { day, month } = partsOf(at, timeZone);
  return `${day} ${month.slice(0, 3)}`;
}

/** "Thursday 3 December" */
export function formatLongDay(at: number, timeZone: string): string {
  const { weekday, day, month } = partsOf(at, timeZone);
  return `${weekday} ${day} ${month}`;
}

/** "3 December 2026" */
export function formatDate(at: number, timeZone: string): string {
  const { day, month, year } = partsOf(at, timeZone);
  return `${day} ${month} ${year}`;
}

/** "Thu" and "3", for the axis of a chart. */
export function formatAxisDay(at: number, timeZone: string): { weekday: string; day: string } {
  const { weekday, day } = partsOf(at, timeZone);
  return { weekday: weekday.slice(0, 3), day };
}

/** "09:40" */
export function formatTime(at: number, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${hour}:${minute}`;
}

/** "09:40:12", for a record that somebody may have to prove. */
export function formatExactTime(at: number, timeZone: string): string {
  const { hour, minute, second } = partsOf(at, timeZone);
  return `${hour}:${minute}:${second}`;
}

/** "Thu 3 Dec, 09:40" */
export function formatDateTime(at: number, timeZone: string): string {
  return `${formatDay(at, timeZone)}, ${formatTime(at, timeZone)}`;
}

/** The nearest words: "today 15:00", "tomorrow 09:00", "Thu 3 Dec, 09:40". */
export function formatWhen(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(now, at, timeZone);
  if (days === 0) return `today ${formatTime(at, timeZone)}`;
  if (days === 1) return `tomorrow ${formatTime(at, timeZone)}`;
  if (days === -1) return `yesterday ${formatTime(at, timeZone)}`;
  return formatDateTime(at, timeZone);
}

/** Whole calendar days from one instant to another, as the clock on the wall counts them. */
export function calendarDaysBetween(from: number, to: number, timeZone: string): number {
  return Math.round((midnightUtc(to, timeZone) - midnightUtc(from, timeZone)) / DAY);
}

/** "34 min", "3 h 05", "2 days"; always of a length, never negative. */
export function formatDuration(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  return plural(Math.floor(minutes / (24 * 60)), "day");
}

/** "34 min left", "12 min over" */
export function formatTimeLeft(until: number, now: number): string {
  return `${formatDuration(until - now)} ${until >= now ? "left" : "over"}`;
}

/** "18 min ago", "3 h 05 ago", "2 days ago": past a day nobody counts the minutes. */
export function formatAgo(at: number, now: number): string {
  if (now - at < MINUTE) return "just now";
  return now - at < DAY ? `${formatDuration(now - at)} ago` : `${plural(Math.floor((now - at) / DAY), "day")} ago`;
}

/** How long something takes, never exact: "about 20 seconds", "about a minute", "about 2 minutes". */
export function formatAbout(seconds: number): string {
  if (seconds < 45) return `about ${Math.max(10, Math.round(seconds / 10) * 10)} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes <= 1 ? "about a minute" : `about ${minutes} minutes`;
}

/** "96 %" */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "0.79": recall is rounded down, so that it never reads as the floor while being under it. */
export function formatRecall(recall: number): string {
  return (Math.floor(recall * 100 + 1e-9) / 100).toFixed(2);
}

/** "1 question", "3 questions" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "Three questions": numbers up to twelve as words, to open a sentence. */
export function pluralWord(count: number, one: string, many = `${one}s`): string {
  return `${WORDS[count] ?? formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "12,400" */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat("en-GB").format(value);
}

/** "2026-12-03 09:40": what every spreadsheet reads as an instant. */
export function formatTableInstant(at: number, timeZone: string): string {
  const { day, year, month } = partsOf(at, timeZone);
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, "0");
  return `${year}-${number}-${day.padStart(2, "0")} ${formatTime(at, timeZone)}`;
}

/** For `<time dateTime>`. */
export function isoInstant(at: number): string {
  return new Date(at).toISOString();
}

interface Parts {
  weekday: string;
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  second: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

function partsOf(at: number, timeZone: string): Parts {
  const parts: Parts = { weekday: "", day: "", month: "", year: "", hour: "", minute: "", second: "" };
  for (const { type, value } of formatIn(timeZone).formatToParts(at)) {
    if (type === "day") parts.day = String(Number(value));
    else if (type === "month") parts.month = MONTHS[Number(value) - 1] ?? value;
    else if (type === "weekday" || type === "year" || type === "hour" || type === "minute" || type === "second")
      parts[type] = value;
  }
  return parts;
}

function midnightUtc(at: number, timeZone: string): number {
  const { day, month, year } = partsOf(at, timeZone);
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day));
}
