import type { ReactNode } from "react";
import { formatDuration, formatTimeLeft, isoInstant } from "../format.ts";
import { classNames } from "../class-names.ts";
import { Bar } from "./bar.tsx";

interface ClockBarProps {
  startedAt: number;
  until: number;
  now: number;
  /** Instead of "34 min left", such as "Today 15:00" or "Goes to the fallback in 42 min". */
  words?: ReactNode;
  /** From when on it is amber, in ms before the end; 0: never. */
  soonMs?: number;
  /** Large: the clock of a lead's own page. */
  size?: "m" | "l";
}

const SOON_MS = 45 * 60_000;

/** A clock as a bar that empties: ink, amber when little is left, red once breached. */
export function ClockBar({ startedAt, until, now, words, soonMs = SOON_MS, size = "m" }: ClockBarProps) {
  const left = until - now;
  const tone = left <= 0 ? "late" : left <= soonMs ? "soon" : "plain";
  const share = tone === "late" ? 1 : left / Math.max(1, until - startedAt);
  return (
    <div className={classNames("clock", `clock-${tone}`, size === "l" && "clock-large")}>
      <time dateTime={isoInstant(until)}>
        {words ?? (size === "l" && left > 0 ? formatDuration(left) : formatTimeLeft(until, now))}
      </time>
      <Bar share={share} height={size === "l" ? 8 : 4} className="clock-left" />
    </div>
  );
}
