import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { wilsonInterval, type Interval } from "#app/domain/insights/wilson.ts";
import { assess } from "#app/domain/readiness/assess.ts";
import { QUESTION_MS } from "#app/domain/readiness/needed-practice.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { DAY_MS, MINUTE_MS } from "#app/domain/time.ts";
import type { PracticeCampaign } from "./practice.ts";
import { asBelieved } from "./simulation/true-memory.ts";
import { isPracticeDay, type PracticeCalendar } from "./rhythm.ts";
import { type SimulatedRep, simulateRep } from "./simulation/simulate-rep.ts";
import { type Spread, spreadOf } from "./simulation/spread.ts";
import { workdaysFrom } from "./simulation/workdays.ts";

/** What it takes one rep to be ready when a campaign's leads begin to come. */
export type LaunchPlan =
  | {
      readonly kind: "in_time";
      /** Questions a day, at most, from now on; 0: ready on the day without practising. */
      readonly questionsADay: number;
      /** What that comes to on a day with practice: over the runs, where eight of ten lie. */
      readonly minutesADay: Spread;
      readonly chance: Chance;
    }
  /** Not even the longest sittings reach the wanted chance. */
  | {
      readonly kind: "too_late";
      /** With the longest sittings. */
      readonly chance: Chance;
      /** To have leads on the day all the same: ready or provisional. */
      readonly provisional: Chance;
      /** Working days by which a later launch would do, with five minutes a day; null: not within two weeks. */
      readonly laterByDays: number | null;
    };

/** So many of the simulated runs, with the 95 % interval of what that says. */
export interface Chance extends Interval {
  readonly share: number;
}

export interface LaunchQuestion {
  /** Where the rep stands now, and how often each variant was shown. */
  readonly campaign: PracticeCampaign;
  /** The one in use: what the scheduler will believe. */
  readonly model: MemoryModel;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly launchAt: number;
  /** Chance of practising on a day that is one of theirs, 0–1. */
  readonly attendance: number;
  /** Their practice days and leave; working days besides. Absent: every working day. */
  readonly calendar?: PracticeCalendar | undefined;
  readonly runs: number;
  readonly seed: number | string;
}

/** The chance of being ready on the day that a plan must give. */
const WANTED = 0.9;
/** Sittings to choose from, in questions a day: one minute, two, … to a quarter of an hour. */
const SITTINGS = [0, 3, 6, 9, 12, 15, 30, 45] as const;
const FIVE_MINUTES = 15;
const LATER_AT_MOST_DAYS = 10;

/**
 * The shortest daily sitting with which a rep is `ready` at the launch with a chance of 0.9, by simulating their practice
 * from where they stand, as the scheduler believes; or else what would help. The same question has the same answer.
 */
export function launchPlan(question: LaunchQuestion): LaunchPlan {
  for (const questionsADay of SITTINGS) {
    const played = play(question, questionsADay, question.launchAt);
    if (played.ready.share >= WANTED) {
      return { kind: "in_time", questionsADay, minutesADay: played.minutesADay, chance: played.ready };
    }
  }
  const longest = play(question, SITTINGS.at(-1) ?? FIVE_MINUTES, question.launchAt);
  return {
    kind: "too_late",
    chance: longest.ready,
    provisional: longest.provisional,
    laterByDays: laterByDays(question),
  };
}

/** Halves the range again and again: more days never make it less likely, but for the chance of single runs. */
function laterByDays(question: LaunchQuestion): number | null {
  const later = workdaysFrom(question.launchAt + DAY_MS, 3 * LATER_AT_MOST_DAYS).slice(0, LATER_AT_MOST_DAYS);
  const timeOfDay = question.launchAt % DAY_MS;
  let [low, high] = [0, later.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const launchAt = (later[middle] ?? question.launchAt) + timeOfDay;
    if (play(question, FIVE_MINUTES, launchAt).ready.share >= WANTED) high = middle;
    else low = middle + 1;
  }
  return low === later.length ? null : low + 1;
}

function play(question: LaunchQuestion, cap: number, launchAt: number) {
  const { campaign, model, now, attendance, calendar, runs, seed } = question;
  const calendarDays = Math.max(0, Math.floor(launchAt / DAY_MS) - Math.floor(now / DAY_MS));
  const isTheirs = calendar && ((day: string) => isPracticeDay(day, calendar));
  const plan = { campaign, model, startsAt: now, calendarDays, cap, attendance, ...(isTheirs && { isTheirs }) };
  const memory = asBelieved(model);
  const reps = Array.from({ length: runs }, (_, run) => simulateRep(plan, memory, seeded(`${seed} ${run}`)));
  const levels = reps.map((rep) => assess(rep.campaign, launchAt).level);
  return {
    ready: chanceOf(levels.filter((level) => level === "ready").length, runs),
    provisional: chanceOf(levels.filter((level) => level !== "not_ready").length, runs),
    minutesADay: spreadOf(reps.map(minutesASitting)),
  };
}

function minutesASitting({ answers, days }: SimulatedRep): number {
  const sittings = days.filter(({ sitting }) => sitting !== null).length;
  return (answers.length * QUESTION_MS) / MINUTE_MS / Math.max(1, sittings);
}

function chanceOf(count: number, runs: number): Chance {
  return { share: count / runs, ...wilsonInterval(count, runs) };
}
