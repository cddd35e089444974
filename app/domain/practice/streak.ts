import { withAnswer } from "#app/domain/memory/fold.ts";
import { firstBelow } from "#app/domain/memory/first-below.ts";
import { SCHEDULED_RECALL } from "#app/domain/memory/fsrs.ts";
import type { AnswerRecord, CriterionState } from "#app/domain/memory/memory.ts";
import { practiceDay } from "#app/domain/time.ts";
import { dayAfter, isPracticeDay, type PracticeCalendar } from "./rhythm.ts";

/** One missed practice day in this many is forgiven: a working week. */
export const FORGIVEN_EVERY = 5;

/** Practice of one criterion was due from the day after `from` until it was answered on `to`, or still is. */
export interface DueSpell {
  readonly from: string;
  readonly to: string | null;
}

export interface Streak {
  /** Practice days kept in a row; 0: the next one begins a new row. */
  readonly days: number;
  /** Whether today has been practised already. */
  readonly today: boolean;
}

interface Row {
  readonly days: number;
  /** Kept days since the last one that was forgiven. */
  readonly sinceForgiven: number;
}

const FRESH: Row = { days: 0, sinceForgiven: FORGIVEN_EVERY };

/**
 * Practice days kept in a row up to today. A day with an answer is kept; so is a practice day on which nothing was due.
 * Other weekdays and leave count for nothing. A missed practice day is forgiven if the last forgiven one lies four kept
 * days back, so one in five. Today is open until it is over.
 */
export function streak(
  answeredDays: ReadonlySet<string>,
  spells: readonly DueSpell[],
  calendar: PracticeCalendar,
  today: string,
): Streak {
  const first = [...answeredDays].sort()[0];
  let row = FRESH;
  for (let day = first ?? today; day < today; day = dayAfter(day)) {
    if (answeredDays.has(day)) row = kept(row);
    else if (row.days > 0 && isPracticeDay(day, calendar)) row = wasDue(day, spells) ? missed(row) : kept(row);
  }
  const practised = answeredDays.has(today);
  return { days: practised ? row.days + 1 : row.days, today: practised };
}

function kept({ days, sinceForgiven }: Row): Row {
  return { days: days + 1, sinceForgiven: sinceForgiven + 1 };
}

function missed({ days, sinceForgiven }: Row): Row {
  return sinceForgiven >= FORGIVEN_EVERY - 1 ? { days, sinceForgiven: 0 } : FRESH;
}

function wasDue(day: string, spells: readonly DueSpell[]): boolean {
  return spells.some(({ from, to }) => from < day && (to === null || day < to));
}

/**
 * When practice of one criterion revision was due: from the day recall fell to what we schedule at, or of a wrong answer,
 * to the next answer. In the order of the log; voided answers don't count. `isCurrent` is false for a revision that nobody
 * asks any more: what was still due of it then is due no longer.
 */
export function dueSpells(answers: readonly AnswerRecord[], timeZone: string, isCurrent: boolean): DueSpell[] {
  const counting = answers.filter(({ voided }) => !voided);
  let state: CriterionState | null = null;
  return counting.flatMap((answer, index): DueSpell[] => {
    state = withAnswer(state, answer);
    const next = counting[index + 1]?.day ?? null;
    const from = dueDay(state, answer, timeZone);
    if (from === null || (next === null && !isCurrent) || (next !== null && next <= from)) return [];
    return [{ from, to: next }];
  });
}

function dueDay(state: CriterionState | null, { correct, day }: AnswerRecord, timeZone: string): string | null {
  if (!correct) return day;
  const at = state === null ? Infinity : firstBelow(state.memory, SCHEDULED_RECALL);
  return Number.isFinite(at) && at <= FARTHEST ? practiceDay(at, timeZone) : null;
}

/** The last instant a Date can hold. */
const FARTHEST = 8.64e15;
