import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { QUESTION_MS } from "#app/domain/readiness/needed-practice.ts";
import { weightedMean } from "#app/domain/readiness/weighted-mean.ts";
import { pick, type Generator } from "#app/domain/questions/seeded.ts";
import { drawTraits, type TrueMemory } from "../true-memory.ts";
import type { Moment, SimulatedRep } from "../simulate-rep.ts";
import { dayName, duringWork } from "../workdays.ts";

/** What a way of training people knows of one criterion: its answers so far, never the true memory. */
export interface Known {
  readonly key: string;
  readonly answers: number;
  readonly lastCorrect: boolean;
  /** Right answers in a row. */
  readonly streak: number;
  /** Working day of the last answer, from 0; -1 before any. */
  readonly lastDay: number;
}

/** Another way to train people and to decide who gets leads. Its memory between days is what it knows. */
export interface Rival {
  readonly name: string;
  /** Criteria to ask on a day, in order, at most `allowed`. */
  readonly asks: (known: readonly Known[], day: number, allowed: number) => readonly string[];
  /** How many questions the day may have, of what is left of the whole time's, and of what ours has used by then. */
  readonly allowance: (left: { readonly total: number; readonly byNow: number }) => number;
  /** An exam for today, if it has one. */
  readonly exam?: (known: readonly Known[], day: number, tries: number, left: number) => boolean;
  readonly isOpen: (known: readonly Known[], passed: boolean) => boolean;
}

/** One rep trained a rival way, in the minutes that ours took on the same person, the same days. */
export interface RivalRun {
  readonly moments: readonly Moment[];
  readonly answers: number;
  /** Working day, from 1, on which the gate first opened; Infinity: never. */
  readonly openedOn: number;
}

export const EXAM_QUESTIONS = 10;
export const EXAM_RIGHT = 8;
export const EXAM_TRIES = 3;

/**
 * Plays a rival way over the days that our run had. The two reps are the same person: traits are drawn alike from the same
 * seed, while luck goes its own way once they are asked different things.
 */
export function simulateRival<State>(
  { campaign, ours, startsAt }: { campaign: PracticeCampaign; ours: SimulatedRep; startsAt: number },
  rival: Rival,
  model: TrueMemory<State>,
  chance: Generator,
): RivalRun {
  const traits = drawTraits(chance);
  // As in our own run, so that the draws for the criteria are the same ones.
  chance();
  const truth = new Map(campaign.criteria.map(({ key, state }) => [key, model.begin(traits, state, startsAt, chance)]));
  let known = campaign.criteria.map(({ key }): Known => ({
    key,
    answers: 0,
    lastCorrect: false,
    streak: 0,
    lastDay: -1,
  }));
  const total = ours.answers.length;
  const moments: Moment[] = [];
  let [used, oursByNow, tries, passed, openedOn] = [0, 0, 0, false, Infinity];

  function ask(key: string, at: number, day: number): boolean {
    const state = truth.get(key);
    if (state === undefined) throw new Error(`no memory of ${key}`);
    const correct = chance() < model.answersRight(model.recall(state, at));
    const answer: AnswerRecord = { id: String(used), correct, at, day: dayName(at), variant: key, voided: false };
    truth.set(key, model.after(state, answer));
    known = known.map((each) => (each.key === key ? withReply(each, correct, day) : each));
    used += 1;
    return correct;
  }
  function look(at: number): void {
    const parts = campaign.criteria.map(({ key, importance }) => {
      const state = truth.get(key);
      return { importance, recall: state === undefined ? 0 : model.recall(state, at) };
    });
    moments.push({ at, isOpen: rival.isOpen(known, passed), knowledge: weightedMean(parts) });
  }

  ours.days.forEach(({ day, sitting, answers }, index) => {
    oursByNow += answers;
    const glance = Math.round(duringWork(day, chance()));
    if (!sitting) return look(glance);
    if (glance < sitting.from) look(glance);
    let at = sitting.from;
    const left = total - used;
    if (!passed && tries < EXAM_TRIES && rival.exam?.(known, index, tries, left)) {
      tries += 1;
      let right = 0;
      for (const key of examOf(known, chance)) {
        if (ask(key, at, index)) right += 1;
        at += QUESTION_MS;
      }
      passed = right >= EXAM_RIGHT;
    } else {
      const allowed = Math.min(left, rival.allowance({ total: left, byNow: oursByNow - used }));
      for (const key of rival.asks(known, index, allowed).slice(0, Math.max(0, allowed))) {
        ask(key, at, index);
        at += QUESTION_MS;
      }
    }
    if (rival.isOpen(known, passed)) openedOn = Math.min(openedOn, index + 1);
    if (glance >= sitting.from) look(Math.max(at, glance));
  });
  return { moments, answers: used, openedOn };
}

function withReply(known: Known, correct: boolean, day: number): Known {
  const { key, answers, streak } = known;
  return { key, answers: answers + 1, lastCorrect: correct, streak: correct ? streak + 1 : 0, lastDay: day };
}

/** Ten different criteria by lot, or all where there are fewer. */
function examOf(known: readonly Known[], chance: Generator): readonly string[] {
  let left = known.map(({ key }) => key);
  const chosen: string[] = [];
  while (chosen.length < EXAM_QUESTIONS && left.length > 0) {
    const key = pick(left, chance);
    chosen.push(key);
    left = left.filter((each) => each !== key);
  }
  return chosen;
}
