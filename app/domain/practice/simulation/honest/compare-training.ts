import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { DAILY_QUESTIONS } from "#app/domain/practice/session-size.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import type { TrueMemory } from "../true-memory.ts";
import { firstDay } from "../practice-cost.ts";
import { type ModelChange, simulateRep, type SimulatedRep } from "../simulate-rep.ts";
import { simulateRival } from "./rivals.ts";
import { RIVALS } from "./schools.ts";
import type { Trained } from "./outcome.ts";

/** A Monday. */
const STARTS_AT = Date.UTC(2026, 0, 5);
/** Ninety days and the Sunday after them. */
const CALENDAR_DAYS = 91;
const FITTING_HOUR_MS = 2 * HOUR_MS;
/** People miss a day in ten. */
const ATTENDANCE = 0.9;

/** Where somebody begins, and what their answers are folded with. */
export interface Learnt {
  readonly campaign: PracticeCampaign;
  readonly model: MemoryModel;
  /** Models that come into use during the quarter. */
  readonly changes?: readonly ModelChange[];
}

/** The small hours of the quarter's Sundays, when the product fits its model anew. */
export const SUNDAYS: readonly number[] = Array.from(
  { length: CALENDAR_DAYS / 7 - 1 },
  (_, week) => STARTS_AT + (7 * week + 6) * DAY_MS + FITTING_HOUR_MS,
);

/** One rep's quarter, our way. */
export function trainOurWay<State>(learnt: Learnt, memory: TrueMemory<State>, seed: string): SimulatedRep {
  const plan = { startsAt: STARTS_AT, calendarDays: CALENDAR_DAYS, cap: DAILY_QUESTIONS, attendance: ATTENDANCE };
  return simulateRep({ ...learnt, ...plan }, memory, seeded(seed));
}

/**
 * The same simulated person trained our way and every rival way, in the same minutes on the same days. The scheduler
 * folds answers with `model` and never sees the true memory.
 */
export function trainEveryWay<State>(
  learnt: Learnt,
  memory: TrueMemory<State>,
  seed: string,
): Readonly<Record<string, Trained>> {
  const { campaign } = learnt;
  const ours = trainOurWay(learnt, memory, seed);
  const opened = ours.open[0]?.from;
  const openedOn = firstDay(
    ours.days,
    ({ sitting }) => sitting !== null && opened !== undefined && sitting.to >= opened,
  );
  const rivals = RIVALS.map((rival): [string, Trained] => [
    rival.name,
    simulateRival({ campaign, ours, startsAt: STARTS_AT }, rival, memory, seeded(seed)),
  ]);
  return Object.fromEntries([["ours", { moments: ours.moments, answers: ours.answers.length, openedOn }], ...rivals]);
}
