import { answered } from "#app/domain/practice/answered.ts";
import { nextQuestion } from "#app/domain/practice/next-question.ts";
import type { NextQuestion, PracticeCampaign, PracticeSituation } from "#app/domain/practice/practice.ts";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { withOwnOdds } from "#app/domain/memory/own-odds.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import { QUESTION_MS } from "#app/domain/readiness/needed-practice.ts";
import { weightedMean } from "#app/domain/readiness/weighted-mean.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { type GateLog, isWithin, openGateLog, type Span } from "./gate-log.ts";
import { drawTraits, type TrueMemory } from "./true-memory.ts";
import { dayName, duringWork, workdaysFrom } from "./workdays.ts";

/** One rep's practice to be simulated: real questions, real folding, real gate; only the remembering is made up. */
export interface RepPlan {
  /** Where the rep stands at the start, and how often each variant was shown. */
  readonly campaign: PracticeCampaign;
  /** What the scheduler and the gate believe, whatever the rep truly remembers. */
  readonly model: MemoryModel;
  /** Epoch milliseconds; the first sitting is on this day if it is a working day. */
  readonly startsAt: number;
  readonly calendarDays: number;
  /** Questions of a sitting at most: 15 are five minutes. */
  readonly cap: number;
  /** Chance of practising on a working day, 0–1. */
  readonly attendance: number;
  /** Whether a working day (`YYYY-MM-DD`) is one on which they practise at all; absent: each is. */
  readonly isTheirs?: (day: string) => boolean;
  /** Models that come into use later, in order: everything is folded anew then, as a replay does. Absent: none. */
  readonly changes?: readonly ModelChange[];
}

export interface ModelChange {
  /** Epoch milliseconds, outside every sitting. */
  readonly at: number;
  readonly model: MemoryModel;
}

export interface SimulatedAnswer extends AnswerRecord {
  readonly criterion: string;
}

/** What was true at a random moment of a working day. */
export interface Moment {
  readonly at: number;
  readonly isOpen: boolean;
  /** Weighted mean of what the rep truly knew, as the gate weighs criteria. */
  readonly knowledge: number;
}

export interface SimulatedDay {
  /** Epoch milliseconds of its midnight. */
  readonly day: number;
  readonly sitting: Span | null;
  readonly answers: number;
  readonly level: Level;
}

export interface SimulatedRep {
  /** Working days, in order. */
  readonly days: readonly SimulatedDay[];
  readonly answers: readonly SimulatedAnswer[];
  /** When the gate was open, in order, never touching. */
  readonly open: readonly Span[];
  readonly moments: readonly Moment[];
  readonly endsAt: number;
  readonly campaign: PracticeCampaign;
}

/** Sittings begin within two hours around 09:00, at the rep's own habit, give or take a quarter of an hour. */
const EARLIEST_MS = 8 * HOUR_MS;
const HABIT_SPREAD_MS = 2 * HOUR_MS;
const DAILY_SPREAD_MS = HOUR_MS / 2;

/**
 * Plays the days of one rep through `nextQuestion`, the answer fold and the gate. The same plan, memory and seeded chance
 * always give the same run. Time between sittings is measured with the gate's own `until`.
 */
export function simulateRep<State>(plan: RepPlan, memory: TrueMemory<State>, chance: Generator): SimulatedRep {
  const { startsAt, calendarDays, attendance } = plan;
  const traits = drawTraits(chance);
  const habit = EARLIEST_MS + chance() * HABIT_SPREAD_MS;
  const play: Play<State> = {
    model: plan.model,
    memory,
    chance,
    campaign: plan.campaign,
    truth: new Map(
      plan.campaign.criteria.map(({ key, state }) => [key, memory.begin(traits, state, startsAt, chance)]),
    ),
    gate: openGateLog(startsAt),
    answers: [],
  };
  let replayedAt = startsAt;
  const days: SimulatedDay[] = [];
  const moments: Omit<Moment, "isOpen">[] = [];
  for (const day of workdaysFrom(startsAt, calendarDays)) {
    // Drawn in any case: leave must not change the chances of the days after it.
    const comes = chance() < attendance;
    const sits = comes && (plan.isTheirs?.(dayName(day)) ?? true);
    // Whole milliseconds: the gate's own search counts them.
    const begin = Math.max(startsAt, Math.round(day + habit + chance() * DAILY_SPREAD_MS));
    const glance = Math.max(startsAt, Math.round(duringWork(day, chance())));
    if (glance < begin || !sits) moments.push(glimpse(play, glance));
    for (const change of plan.changes ?? []) if (change.at <= begin && change.at > replayedAt) replay(play, change);
    replayedAt = begin;
    const before = play.answers.length;
    const sitting = sits ? sit(play, begin, plan.cap) : null;
    if (sitting && glance >= begin) moments.push(glimpse(play, Math.max(glance, sitting.to)));
    const level = play.gate.levelAt(play.campaign, sitting?.to ?? begin);
    days.push({ day, sitting, answers: play.answers.length - before, level });
  }
  const endsAt = startsAt + calendarDays * DAY_MS;
  play.gate.passTo(play.campaign, endsAt);
  const open = play.gate.spans();
  return {
    days,
    answers: play.answers,
    open,
    moments: moments.map((moment) => ({ ...moment, isOpen: isWithin(open, moment.at) })),
    endsAt,
    campaign: play.campaign,
  };
}

/** What changes while a rep is played. Local to one run: nothing outside ever sees it change. */
interface Play<State> {
  model: MemoryModel;
  readonly memory: TrueMemory<State>;
  readonly chance: Generator;
  readonly truth: Map<string, State>;
  readonly gate: GateLog;
  readonly answers: SimulatedAnswer[];
  campaign: PracticeCampaign;
}

function replay<State>(play: Play<State>, { at, model }: ModelChange): void {
  play.gate.passTo(play.campaign, at);
  play.model = model;
  const folded = play.campaign.criteria.map((each) => {
    const own = play.answers.filter(({ criterion }) => criterion === each.key);
    return own.length === 0 ? each : { ...each, state: foldAnswers(model, own) };
  });
  play.campaign = { ...play.campaign, criteria: withOwnOdds(folded, play.campaign.earlier) };
}

function sit<State>(play: Play<State>, begin: number, cap: number): Span {
  play.gate.passTo(play.campaign, begin);
  const day = dayName(begin);
  let at = begin;
  const { model } = play;
  const session = { asked: [], cap };
  let situation: PracticeSituation = { at, day, campaigns: [play.campaign], session, seed: 1, model };
  for (let question = nextQuestion(situation); question; question = nextQuestion(situation)) {
    const correct = reply(play, question, at, day);
    situation = answered(situation, question, correct);
    play.campaign = situation.campaigns[0] ?? play.campaign;
    at += QUESTION_MS;
    play.gate.passTo(play.campaign, at);
    situation = { ...situation, at };
  }
  return { from: begin, to: at };
}

function reply<State>({ memory, chance, truth, answers }: Play<State>, asked: NextQuestion, at: number, day: string) {
  const { criterion, variant } = asked;
  const state = truth.get(criterion);
  if (state === undefined) throw new Error(`no memory of ${criterion}`);
  const correct = chance() < memory.answersRight(memory.recall(state, at));
  const answer = { id: String(answers.length), criterion, correct, at, day, variant, voided: false };
  answers.push(answer);
  truth.set(criterion, memory.after(state, answer));
  return correct;
}

function glimpse<State>({ memory, truth, campaign }: Play<State>, at: number): Omit<Moment, "isOpen"> {
  const parts = campaign.criteria.map(({ key, importance }) => {
    const state = truth.get(key);
    return { importance, recall: state === undefined ? 0 : memory.recall(state, at) };
  });
  return { at, knowledge: weightedMean(parts) };
}
