import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { formatAxisDay, formatDay, formatNumber } from "../format.ts";
import { Bulb, BULB_WORDS, type BulbState } from "../readiness/bulb.tsx";
import { isHeld } from "../readiness/bulb-strip.tsx";
import type { ReadinessSign } from "../readiness/lamp-shape.ts";
import { Lamp } from "../readiness/lamp.tsx";
import { ReadinessLine } from "../readiness/readiness-line.tsx";
import { HeatBulb, HeatBulbShapes } from "./heat-bulb.tsx";
import { Legend } from "./legend.tsx";

export interface HeatCriterion {
  key: string;
  title: string;
  importance: "critical" | "standard";
}

export interface HeatCell {
  state: BulbState;
  recall?: number | null | undefined;
  /** For `soon`: when it falls under the floor. */
  fallsAt?: number | null | undefined;
}

export interface HeatPerson {
  key: string;
  name: string;
  to: string;
  sign: ReadinessSign;
  since?: number | null | undefined;
  /** One per criterion, in the criteria's order. */
  cells: readonly HeatCell[];
}

export interface HeatGroup {
  key: string;
  /** Spans the group's first row. */
  heading: ReactNode;
  people: readonly HeatPerson[];
}

interface HeatMapProps {
  caption: string;
  /** Critical first. */
  criteria: readonly HeatCriterion[];
  now: number;
  timeZone: string;
  /** Everybody in one list, or else `groups`. */
  people?: readonly HeatPerson[];
  groups?: readonly HeatGroup[];
  /** Who holds each criterion among more people than are drawn; default: those drawn. */
  holds?: { readonly of: number; readonly counts: readonly number[] };
}

/** Above this many, cells stand closer together. */
const FEW_CRITERIA = 14;

/** Who holds what: people by criteria. The caller sorts; the scroller keeps names and criteria in sight. */
export function HeatMap({ caption, criteria, people = [], groups, now, timeZone, holds }: HeatMapProps) {
  const drawn = groups ?? [{ key: "all", heading: null, people }];
  const firstStandard = criteria.findIndex((criterion) => criterion.importance === "standard");
  const gap = (index: number) => (index === firstStandard && index > 0 ? "heat-gap" : undefined);
  // Three digits have no room under a bulb.
  const { of, counts } = holds ?? countHolders(criteria, drawn);
  const inShares = of > 99;
  return (
    <div className="grid gap-4">
      <HeatLegend />
      <HeatBulbShapes />
      <div className="scroller heat-scroller" tabIndex={0} role="region" aria-label={caption}>
        <table className={classNames("heat", criteria.length > FEW_CRITERIA && "heat-many")}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Person</span>
              </th>
              {criteria.map((criterion, index) => (
                <th
                  key={criterion.key}
                  scope="col"
                  className={classNames(gap(index), criterion.importance === "standard" && "text-ink-3")}
                >
                  <span className="heat-title" title={criterion.title}>
                    {criterion.title}
                  </span>
                </th>
              ))}
              <th scope="col" className="heat-level">
                <span className="sr-only">Readiness</span>
              </th>
            </tr>
          </thead>
          {drawn.map((group) => (
            <tbody key={group.key}>
              {group.heading === null ? null : (
                <tr className="heat-group">
                  <th scope="rowgroup" colSpan={criteria.length + 2}>
                    <div>{group.heading}</div>
                  </th>
                </tr>
              )}
              {group.people.map((person) => (
                <tr key={person.key}>
                  <th scope="row">
                    <Link to={person.to}>
                      <Lamp {...person.sign} now={now} />
                      <span className="heat-name">{person.name}</span>
                    </Link>
                  </th>
                  {criteria.map((criterion, index) => (
                    <td key={criterion.key} className={gap(index)}>
                      <Cell cell={person.cells[index]} timeZone={timeZone} />
                    </td>
                  ))}
                  <td className="heat-level">
                    <ReadinessLine {...person.sign} since={person.since} now={now} timeZone={timeZone} quiet />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row">{inShares ? `% of ${formatNumber(of)} hold it` : `Hold it, of ${of}`}</th>
              {criteria.map((criterion, index) => (
                <td key={criterion.key} className={gap(index)}>
                  {inShares ? Math.round((100 * (counts[index] ?? 0)) / of) : (counts[index] ?? 0)}
                </td>
              ))}
              <td className="heat-level" />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

const NEVER: HeatCell = { state: "never" };

function Cell({ cell = NEVER, timeZone }: { cell?: HeatCell | undefined; timeZone: string }) {
  const falls = cell.state === "soon" && cell.fallsAt ? cell.fallsAt : null;
  return (
    <HeatBulb
      state={cell.state}
      recall={cell.recall}
      day={falls === null ? undefined : formatAxisDay(falls, timeZone).day}
      label={falls === null ? BULB_WORDS[cell.state] : `${BULB_WORDS.held} until ${formatDay(falls, timeZone)}`}
    />
  );
}

function countHolders(criteria: readonly HeatCriterion[], groups: readonly HeatGroup[]) {
  const people = groups.flatMap((group) => group.people);
  const counts = criteria.map((_, index) => people.filter(({ cells }) => isHeld(cells[index] ?? NEVER)).length);
  return { of: people.length, counts };
}

function HeatLegend() {
  return (
    <Legend
      items={[
        { mark: <KeyBulb state="proven" />, text: "proven; it dims as recall fades" },
        { mark: <KeyBulb state="held" />, text: "held, not yet on two days" },
        {
          mark: <Bulb state="soon" importance="critical" size={20} day="26" label={null} />,
          text: "falls under the floor on that day",
        },
        { mark: <KeyBulb state="not_held" />, text: "not held" },
        { mark: <KeyBulb state="never" />, text: "never answered" },
      ]}
    />
  );
}

function KeyBulb({ state }: { state: BulbState }) {
  return <Bulb state={state} importance="critical" size={18} label={null} />;
}
