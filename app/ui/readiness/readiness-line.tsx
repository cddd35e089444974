import { formatDay, formatWhen, calendarDaysBetween, isoInstant } from "../format.ts";
import { lampShape, type ReadinessSign } from "./lamp-shape.ts";

interface ReadinessLineProps extends ReadinessSign {
  now: number;
  timeZone: string;
  /** For not ready: when it ended. */
  since?: number | null | undefined;
  /** Plain ink, for dense tables where the lamp carries the colour. */
  quiet?: boolean;
}

/** The sign in words: "Ready until Thu 3 Dec", "Not ready since Fri 20 Nov". */
export function ReadinessLine({ now, timeZone, since, quiet = false, ...sign }: ReadinessLineProps) {
  const { word, tone } = lampShape(sign, now);
  const ends = tone === "not" ? null : sign.until;
  return (
    <span className="text-sm">
      {quiet ? word : <b className={TEXT[tone]}>{word}</b>}
      {ends === null ? null : (
        <>
          {" "}
          until{" "}
          <time className="whitespace-nowrap" dateTime={isoInstant(ends)}>
            {endWords(ends, now, timeZone)}
          </time>
        </>
      )}
      {tone === "not" && since ? (
        <span className="text-ink-3">
          {" "}
          since{" "}
          <time className="whitespace-nowrap" dateTime={isoInstant(since)}>
            {formatDay(since, timeZone)}
          </time>
        </span>
      ) : null}
    </span>
  );
}

/* Near the end the hour matters, before that only the day. */
function endWords(until: number, now: number, timeZone: string): string {
  return calendarDaysBetween(now, until, timeZone) <= 1 ? formatWhen(until, now, timeZone) : formatDay(until, timeZone);
}

const TEXT = {
  ready: "text-go-text",
  soon: "text-go-text",
  provisional: "text-soon-text",
  not: "",
  waived: "",
} as const;
