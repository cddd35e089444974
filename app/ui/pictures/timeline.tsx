import type { ReactNode } from "react";
import { calendarDaysBetween, formatDay, formatTime, isoInstant } from "../format.ts";

export interface TimelineEvent {
  key: string;
  at: number;
  title: ReactNode;
  text?: ReactNode;
  /** Counts towards a criterion: a filled dot. */
  counts: boolean;
}

interface TimelineProps {
  events: readonly TimelineEvent[];
  now: number;
  timeZone: string;
  /** Said of filled dots to those who can't see them. */
  countsWords?: string;
}

/** What happened, in the order given; filled dots count. */
export function Timeline({ events, now, timeZone, countsWords = "counts towards a criterion" }: TimelineProps) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.key}>
          <time dateTime={isoInstant(event.at)}>
            <span>{dayWord(event.at, now, timeZone)}</span> <span>{formatTime(event.at, timeZone)}</span>
          </time>
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <circle className={event.counts ? "timeline-counts" : "timeline-dot"} cx="5" cy="5" r="4.25" />
          </svg>
          <div>
            <b>{event.title}</b>
            {event.counts ? <span className="sr-only"> ({countsWords})</span> : null}
            {event.text ? <p className="text-ink-2">{event.text}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function dayWord(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(at, now, timeZone);
  if (days === 0) return "Today";
  return days === 1 ? "Yesterday" : formatDay(at, timeZone);
}
