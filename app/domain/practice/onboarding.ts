import { assess } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { minutesFor } from "#app/domain/readiness/needed-practice.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import { DAY_MS, practiceDay } from "#app/domain/time.ts";
import { answered } from "./answered.ts";
import { nextQuestion } from "./next-question.ts";
import type { PracticeCampaign, PracticeSituation } from "./practice.ts";
import { dayAfter, instantOnDay, isPracticeDay, type PracticeCalendar } from "./rhythm.ts";

/** How long somebody counts as new, and how far their plan reaches. */
export const ONBOARDING_DAYS = 14;

export interface OnboardingDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** When practice is assumed: now today, at noon on later days. Epoch milliseconds. */
  readonly at: number;
  readonly questions: number;
  readonly minutes: number;
  /** Titles met for the first time, by campaign, in the order in which they come. */
  readonly met: readonly { readonly campaign: string; readonly titles: readonly string[] }[];
  /** Campaigns that rise to a level with this day's practice. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  readonly campaign: string;
  readonly level: Level;
  /** How long that day's practice alone keeps it, epoch milliseconds; null: time alone does not end it. */
  readonly until: number | null;
}

/** Ten minutes: a new person's day goes as far as this, in one sitting or several. */
const QUESTIONS_A_DAY = 30;

/**
 * What the first two weeks bring if every answer is right: day by day what is asked, what is met first, and when each
 * campaign first becomes provisional and ready. One campaign after the other, in sittings of its own: what was begun goes
 * on first, so that provisional on one day is ready on the next, then the nearest to its first lead is met. Each sitting
 * plays the same choice of questions and asks the same gate as practice itself. Days that are no practice days, or have
 * nothing to ask, are left out; the plan ends with the day on which all campaigns are ready.
 *
 * @param situation now, with nothing asked yet
 */
export function onboardingPlan(situation: PracticeSituation, calendar: PracticeCalendar): readonly OnboardingDay[] {
  const plan: OnboardingDay[] = [];
  const best = new Map(situation.campaigns.map((campaign) => [campaign.key, levelOf(campaign, situation.at)]));
  let current = situation;
  let day = situation.day;
  for (let ahead = 0; ahead < ONBOARDING_DAYS && !isAllReady(current); ahead += 1) {
    if (isPracticeDay(day, calendar)) {
      const at = ahead === 0 ? situation.at : instantOnDay(day, NOON, calendar.timeZone);
      const start = { ...current, at, day };
      const end = practisedDay(start);
      if (end.session.asked.length > 0) plan.push(dayOf(start, end, best));
      current = end;
    }
    day = dayAfter(day);
  }
  return plan;
}

const NOON = 12;

/** Whether somebody is new: not ready everywhere yet, and joined within two weeks. Instants in epoch milliseconds. */
export function isNewcomer(joinedAt: number, at: number, levels: readonly Level[]): boolean {
  return at - joinedAt < ONBOARDING_DAYS * DAY_MS && levels.length > 0 && levels.some((level) => level !== "ready");
}

/** Which day of theirs it is, from 1, counting practice days since they joined. */
export function onboardingDayNumber(joinedAt: number, day: string, calendar: PracticeCalendar): number {
  let count = 0;
  for (let each = practiceDay(joinedAt, calendar.timeZone); each <= day; each = dayAfter(each)) {
    if (isPracticeDay(each, calendar)) count += 1;
  }
  return Math.max(1, count);
}

function practisedDay(start: PracticeSituation): PracticeSituation {
  let current: PracticeSituation = { ...start, session: { asked: [], cap: QUESTIONS_A_DAY } };
  for (const { key } of start.campaigns.filter(isBegun)) current = sitting(current, key);
  const begun = current;
  if (begun.session.asked.length >= QUESTIONS_A_DAY / 2) return begun;
  const first = start.campaigns
    .filter((campaign) => !isBegun(campaign))
    .map(({ key }) => sitting(begun, key))
    .toSorted((a, b) => a.session.asked.length - b.session.asked.length)[0];
  return first ?? begun;
}

/** One campaign's questions, as far as the day's number goes; the day's own session grows by them. */
function sitting(before: PracticeSituation, onlyCampaign: string): PracticeSituation {
  const { asked, cap } = before.session;
  let current: PracticeSituation = { ...before, session: { asked: [], cap: cap - asked.length, onlyCampaign } };
  for (let question = nextQuestion(current); question; question = nextQuestion(current)) {
    current = answered(current, question, true);
  }
  return { ...current, session: { asked: [...asked, ...current.session.asked], cap } };
}

function isBegun({ criteria }: PracticeCampaign): boolean {
  return criteria.some(({ state }) => state !== null);
}

function dayOf(start: PracticeSituation, end: PracticeSituation, best: Map<string, Level>): OnboardingDay {
  const { at, day } = end;
  const questions = end.session.asked.length;
  const met = start.campaigns.flatMap(({ key, criteria }) => {
    const unmet = criteria.filter(({ state }) => state === null);
    const order = end.session.asked.filter(({ campaign }) => campaign === key).map(({ criterion }) => criterion);
    const titles = [...new Set(order)].flatMap((asked) => unmet.find((each) => each.key === asked)?.title ?? []);
    return titles.length > 0 ? [{ campaign: key, titles }] : [];
  });
  const reached = end.campaigns.flatMap((campaign) => {
    const level = levelOf(campaign, at);
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(best.get(campaign.key) ?? "not_ready")) return [];
    best.set(campaign.key, level);
    const { until } = decide({ ...campaign, at, pending: null });
    return [{ campaign: campaign.key, level, until }];
  });
  return { day, at, questions, minutes: minutesFor(questions), met, reached };
}

const LEVELS: readonly Level[] = ["not_ready", "provisional", "ready"];

function levelOf(campaign: PracticeCampaign, at: number): Level {
  return assess(campaign, at).level;
}

function isAllReady({ campaigns, at }: PracticeSituation): boolean {
  return campaigns.every((campaign) => levelOf(campaign, at) === "ready");
}
