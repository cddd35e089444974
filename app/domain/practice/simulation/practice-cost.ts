import { QUESTION_MS } from "#app/domain/readiness/needed-practice.ts";
import { MINUTE_MS } from "#app/domain/time.ts";
import { countLapses, workingTimeIn } from "./gate-log.ts";
import type { SimulatedDay, SimulatedRep } from "./simulate-rep.ts";
import { percentile, type Spread, spreadOf } from "./spread.ts";
import { workingTime } from "./workdays.ts";

/** What a gate asks of new hires, over as many simulated ones as given. Days are working days; the first is 1. */
export interface PracticeCost {
  readonly reps: number;
  readonly workingDays: number;
  /** Minutes per working day in the first two weeks. */
  readonly minutesAtFirst: Spread;
  /** Minutes per working day from the fifth week on. */
  readonly minutesLater: Spread;
  /** Share of working hours in which leads may come, from the first time on; 0 for who never got there. */
  readonly eligible: Spread;
  /** How often somebody who had leads lost them, per quarter of 13 weeks. */
  readonly lapses: Spread;
  readonly toProvisional: Wait;
  readonly toReady: Wait;
  /** Until the first lead may come: provisional or ready, whichever the policy lets through. */
  readonly toFirstLead: Wait;
}

/** Working days until something is reached; Infinity: not within the simulated time. */
export interface Wait {
  readonly middle: number;
  /** One rep in ten takes longer. */
  readonly slowest: number;
  /** Reps who never got there. */
  readonly never: number;
}

const FIRST_WEEKS_DAYS = 10;
const SETTLED_AFTER_DAYS = 20;
const QUARTER_DAYS = 65;

/** Adds up simulated reps of one plan; throws RangeError for none. */
export function practiceCost(reps: readonly SimulatedRep[]): PracticeCost {
  const minutesOn = (part: (days: readonly SimulatedDay[]) => readonly SimulatedDay[]) =>
    spreadOf(reps.map(({ days }) => minutesPerDay(part(days))));
  return {
    reps: reps.length,
    workingDays: reps[0]?.days.length ?? 0,
    minutesAtFirst: minutesOn((days) => days.slice(0, FIRST_WEEKS_DAYS)),
    minutesLater: minutesOn((days) => days.slice(SETTLED_AFTER_DAYS)),
    eligible: spreadOf(reps.map(eligibleShare)),
    lapses: spreadOf(reps.map(lapsesPerQuarter)),
    toProvisional: waitOf(reps.map(({ days }) => firstDay(days, ({ level }) => level !== "not_ready"))),
    toReady: waitOf(reps.map(({ days }) => firstDay(days, ({ level }) => level === "ready"))),
    toFirstLead: waitOf(reps.map(({ days, open }) => firstDay(days, (day) => hasOpened(day, open[0]?.from)))),
  };
}

/** The first working day, from 1, of which something is true; Infinity if of none. */
export function firstDay(days: readonly SimulatedDay[], isTrue: (day: SimulatedDay) => boolean): number {
  const index = days.findIndex(isTrue);
  return index === -1 ? Infinity : index + 1;
}

export function waitOf(days: readonly number[]): Wait {
  const never = days.filter((day) => day === Infinity).length;
  return { middle: percentile(days, 0.5), slowest: percentile(days, 0.9), never };
}

function minutesPerDay(days: readonly SimulatedDay[]): number {
  const answers = days.reduce((sum, day) => sum + day.answers, 0);
  return (answers * QUESTION_MS) / MINUTE_MS / Math.max(1, days.length);
}

function eligibleShare({ open, endsAt }: SimulatedRep): number {
  const first = open[0];
  return first ? workingTimeIn(open) / Math.max(1, workingTime(first.from, endsAt)) : 0;
}

function lapsesPerQuarter({ open, days, endsAt }: SimulatedRep): number {
  const sittings = days.flatMap(({ sitting }) => (sitting ? [sitting] : []));
  return (countLapses(open, sittings, endsAt) * QUARTER_DAYS) / Math.max(1, days.length);
}

function hasOpened({ sitting }: SimulatedDay, openedAt: number | undefined): boolean {
  return sitting !== null && openedAt !== undefined && sitting.to >= openedAt;
}
