import { withAnswer } from "#app/domain/memory/fold.ts";
import { firstBelow } from "#app/domain/memory/first-below.ts";
import { SCHEDULED_RECALL } from "#app/domain/memory/fsrs.ts";
import type { AnswerRecord, CriterionState } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
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

/**
 * Practice days kept in a row up to today. A day with an answer is kept; so is a practice day on which nothing was due.
 * Other weekdays and leave count for nothing. A missed practice day is forgiven if four kept days lie between it and the
 * next missed one, so one in five; the row begins with the first day practised after one that is not. Today is open until
 * it is over. Looked at from today backwards, so that practising on one more day never makes the row shorter.
 */
export function streak(
  answeredDays: ReadonlySet<string>,
  spells: readonly DueSpell[],
  calendar: PracticeCalendar,
  today: string,
): Streak {
  const practised = answeredDays.has(today);
  let kept = practised ? 1 : 0;
  // Up to the earliest day practised in the row: what was merely not due before it is no part of it.
  let days = kept;
  let keptAtMiss = -Infinity;
  for (const day of daysBack([...answeredDays].sort()[0] ?? today, today)) {
    if (answeredDays.has(day)) {
      kept += 1;
      days = kept;
    } else if (!isPracticeDay(day, calendar)) continue;
    else if (!wasDue(day, spells)) kept += 1;
    else if (kept - keptAtMiss < FORGIVEN_EVERY - 1) break;
    else keptAtMiss = kept;
  }
  return { days, today: practised };
}

/** From the day before `today` back to `first`. */
function daysBack(first: string, today: string): string[] {
  const days: string[] = [];
  for (let day = first; day < today; day = dayAfter(day)) days.push(day);
  return days.reverse();
}

function wasDue(day: string, spells: readonly DueSpell[]): boolean {
  return spells.some(({ from, to }) => from < day && (to === null || day < to));
}

/**
 * When practice of one criterion revision was due: from the day recall fell to what we schedule at, or of a wrong answer,
 * to the next answer. In the order of the log; voided answers don't count. `isCurrent` is false for a revision that nobody
 * asks any more: what was still due of it then is due no longer.
 */
export function dueSpells(
  model: MemoryModel,
  answers: readonly AnswerRecord[],
  { timeZone, isCurrent }: { timeZone: string; isCurrent: boolean },
): DueSpell[] {
  const counting = answers.filter(({ voided }) => !voided);
  let state: CriterionState | null = null;
  return counting.flatMap((answer, index): DueSpell[] => {
    state = withAnswer(model, state, answer);
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
