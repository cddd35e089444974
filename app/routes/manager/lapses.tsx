import { Link } from "@remix-run/react";
import type { LapseCause } from "#app/domain/team/lapses.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { formatAbout, formatDay, formatDuration, isoInstant, pluralWord } from "#app/ui/format.ts";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import type { ReadinessSign } from "#app/ui/readiness/lamp-shape.ts";

export interface LapseItem {
  id: string;
  name: string;
  to: string;
  sign: ReadinessSign;
  at: number;
  seconds: number;
  cause: LapseCause;
  /** Of the first two criteria. */
  titles: readonly string[];
  /** How many more criteria fall before the week is over. */
  more: number;
}

interface LapsesProps {
  /** The first few, and all of them counted. */
  lapses: { people: number; seconds: number; first: readonly LapseItem[] };
  /** The list of all of them. */
  all: string;
  /** How many could lapse at all. */
  eligible: number;
  now: number;
  timeZone: string;
}

/** Who stops being ready within a week, soonest first, with what would keep it. */
export function Lapses({ lapses: { people, seconds, first }, all, eligible, now, timeZone }: LapsesProps) {
  return (
    <Card as="section">
      <h2 className="text-lg">Lapses this week</h2>
      {people === 0 ? (
        <p className="mt-1 text-sm text-ink-2">
          {eligible === 0
            ? "Nobody could: nobody is ready yet."
            : "Nobody. Whoever can take leads today still can in seven days, without any practice."}
        </p>
      ) : (
        <p className="mt-0.5 text-sm text-ink-3">
          {pluralWord(people, "person", "people")}, {formatAbout(seconds)} in all
        </p>
      )}
      <ul className="mt-3 grid gap-3">
        {first.map((lapse) => (
          <li key={lapse.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 text-sm">
            <span className="mt-0.5">
              <Lamp {...lapse.sign} now={now} />
            </span>
            <div className="min-w-0">
              <Link className="text-base hover:underline" to={lapse.to}>
                {lapse.name}
              </Link>
              <p className="text-ink-2">{whatFades(lapse)}</p>
            </div>
            <div className="text-end">
              <time className="font-semibold text-soon-text" dateTime={isoInstant(lapse.at)}>
                {formatDay(lapse.at, timeZone)}
              </time>
              <p className="text-ink-3 tabular-nums">
                {lapse.seconds < 60 ? `${lapse.seconds} s` : formatDuration(lapse.seconds * 1000)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {people > first.length ? (
        <p className="mt-3 text-sm text-ink-3">
          and {people - first.length} more: <Link to={all}>all who lapse this week</Link>
        </p>
      ) : null}
    </Card>
  );
}

function whatFades({ cause, titles, more }: Pick<LapseItem, "cause" | "titles" | "more">): string {
  const [first, second] = titles;
  if (cause === "version") return "A version takes effect that asks for more";
  if (cause === "score" || first === undefined) return "All criteria together fall under the pass score";
  if (second === undefined) return first;
  return more === 0 ? `${first}; ${second}` : `${first}; ${second}; ${more} more`;
}
