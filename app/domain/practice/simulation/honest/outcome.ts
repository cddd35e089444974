import type { Generator } from "#app/domain/questions/seeded.ts";
import { percentile } from "../spread.ts";
import type { Moment } from "../simulate-rep.ts";

/** One rep's time under one way of training. */
export interface Trained {
  readonly moments: readonly Moment[];
  readonly answers: number;
  /** Working day, from 1; Infinity: never. */
  readonly openedOn: number;
}

export interface Figure {
  readonly value: number;
  /** Ends of the 95 % interval over people. */
  readonly low: number;
  readonly high: number;
}

export interface Outcome {
  readonly answers: Figure;
  /** Share of what is to be known that was truly known, at random moments from the fifth week on. */
  readonly recalled: Figure;
  readonly openedOn: { readonly middle: number; readonly never: number };
  /** Of the moments with an open gate: in how many the rep truly knew less than the bar. */
  readonly falseGreen: Figure;
  /** Of the moments at which the rep truly knew enough: in how many the gate was shut. */
  readonly falseRed: Figure;
  /** Share of all moments with an open gate. */
  readonly open: Figure;
}

const LATER_FROM_DAY = 20;
const RESAMPLES = 400;

/**
 * What a way of training came to. A gate is right where it is open exactly while the rep truly knows at least `bar`
 * (0–1, weighted as the gate weighs). Intervals by resampling people.
 */
export function outcomeOf(people: readonly Trained[], bar: number, chance: Generator): Outcome {
  const figure = (share: (moments: readonly Moment[]) => Count) =>
    resampled(
      people.map(({ moments }) => share(moments)),
      chance,
    );
  const opened = people.map(({ openedOn }) => openedOn);
  return {
    answers: resampled(
      people.map(({ answers }) => ({ part: answers, of: 1 })),
      chance,
    ),
    recalled: figure((moments) => {
      const later = moments.slice(LATER_FROM_DAY);
      return { part: later.reduce((sum, { knowledge }) => sum + knowledge, 0), of: later.length };
    }),
    openedOn: { middle: percentile(opened, 0.5), never: opened.filter((day) => day === Infinity).length },
    falseGreen: figure((moments) =>
      count(
        moments,
        ({ isOpen }) => isOpen,
        ({ knowledge }) => knowledge < bar,
      ),
    ),
    falseRed: figure((moments) =>
      count(
        moments,
        ({ knowledge }) => knowledge >= bar,
        ({ isOpen }) => !isOpen,
      ),
    ),
    open: figure((moments) =>
      count(
        moments,
        () => true,
        ({ isOpen }) => isOpen,
      ),
    ),
  };
}

interface Count {
  readonly part: number;
  readonly of: number;
}

function count(moments: readonly Moment[], among: (m: Moment) => boolean, counts: (m: Moment) => boolean): Count {
  const chosen = moments.filter(among);
  return { part: chosen.filter(counts).length, of: chosen.length };
}

/** Ratio of sums with its 95 % interval by bootstrap over people (Efron 1979); 0 where there is nothing to count. */
function resampled(counts: readonly Count[], chance: Generator): Figure {
  const draws = Array.from({ length: RESAMPLES }, () =>
    ratio(counts.map(() => counts[Math.floor(chance() * counts.length)] ?? { part: 0, of: 0 })),
  );
  return { value: ratio(counts), low: percentile(draws, 0.025), high: percentile(draws, 0.975) };
}

function ratio(counts: readonly Count[]): number {
  const of = counts.reduce((sum, each) => sum + each.of, 0);
  return of === 0 ? 0 : counts.reduce((sum, each) => sum + each.part, 0) / of;
}
