import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { DAILY_QUESTIONS } from "#app/domain/practice/session-size.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import type { TrueMemory } from "../true-memory.ts";
import { firstDay } from "../practice-cost.ts";
import { simulateRep, type SimulatedRep } from "../simulate-rep.ts";
import { simulateRival } from "./rivals.ts";
import { RIVALS } from "./schools.ts";
import type { Trained } from "./outcome.ts";

/** A Monday. */
const STARTS_AT = Date.UTC(2026, 0, 5);
/** Ninety days and the Sunday after them. */
const CALENDAR_DAYS = 91;
/** People miss a day in ten. */
const ATTENDANCE = 0.9;

/** One rep's quarter, our way. */
export function trainOurWay<State>(
  { campaign, model }: { campaign: PracticeCampaign; model: MemoryModel },
  memory: TrueMemory<State>,
  seed: string,
): SimulatedRep {
  const plan = { startsAt: STARTS_AT, calendarDays: CALENDAR_DAYS, cap: DAILY_QUESTIONS, attendance: ATTENDANCE };
  return simulateRep({ campaign, model, ...plan }, memory, seeded(seed));
}

/**
 * The same simulated person trained our way and every rival way, in the same minutes on the same days. The scheduler
 * folds answers with `model` and never sees the true memory.
 */
export function trainEveryWay<State>(
  learnt: { campaign: PracticeCampaign; model: MemoryModel },
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
