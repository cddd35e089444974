import { assess } from "#app/domain/readiness/assess.ts";
import { minutesFor } from "#app/domain/readiness/needed-practice.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import { DAY_MS, practiceDay } from "#app/domain/time.ts";
import { answered } from "./answered.ts";
import { nextQuestion } from "./next-question.ts";
import type { PracticeSituation } from "./practice.ts";
import { dayAfter, isPracticeDay, type PracticeCalendar } from "./rhythm.ts";

/** How long somebody counts as new, and how far their plan reaches. */
export const ONBOARDING_DAYS = 14;

export interface OnboardingDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** When practice is assumed: now today, at the same time of day later. Epoch milliseconds. */
  readonly at: number;
  readonly questions: number;
  readonly minutes: number;
  /** Titles met for the first time, by campaign, in the order in which they come. */
  readonly met: readonly { readonly campaign: string; readonly titles: readonly string[] }[];
  /** Campaigns that rise to a level with this day's practice. */
  readonly reached: readonly { readonly campaign: string; readonly level: Level }[];
}

/**
 * What the first two weeks bring if every answer is right: day by day what is asked, what is met first, and when each
 * campaign becomes provisional and ready. Plays the same choice of questions and asks the same gate as practice itself.
 * Days that are no practice days are left out, and so are days with nothing to ask; it ends with the day on which all
 * campaigns are ready.
 *
 * @param situation now, with the daily session's cap and nothing asked yet
 */
export function onboardingPlan(situation: PracticeSituation, calendar: PracticeCalendar): readonly OnboardingDay[] {
  const plan: OnboardingDay[] = [];
  let current = situation;
  let day = situation.day;
  for (let ahead = 0; ahead < ONBOARDING_DAYS && !isAllReady(current); ahead += 1) {
    if (isPracticeDay(day, calendar)) {
      const at = situation.at + ahead * DAY_MS;
      const start = { ...current, at, day, session: { ...current.session, asked: [] } };
      const end = practised(start);
      if (end.session.asked.length > 0) plan.push(dayOf(start, end));
      current = end;
    }
    day = dayAfter(day);
  }
  return plan;
}

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

function practised(start: PracticeSituation): PracticeSituation {
  let current = start;
  for (let question = nextQuestion(current); question; question = nextQuestion(current)) {
    current = answered(current, question, true);
  }
  return current;
}

function dayOf(start: PracticeSituation, end: PracticeSituation): OnboardingDay {
  const { at, day } = end;
  const questions = end.session.asked.length;
  const met = start.campaigns.flatMap(({ key, criteria }) => {
    const unmet = criteria.filter(({ state }) => state === null);
    const order = end.session.asked.filter(({ campaign }) => campaign === key).map(({ criterion }) => criterion);
    const titles = [...new Set(order)].flatMap((asked) => unmet.find((each) => each.key === asked)?.title ?? []);
    return titles.length > 0 ? [{ campaign: key, titles }] : [];
  });
  const reached = end.campaigns.flatMap((campaign, index) => {
    const before = start.campaigns[index];
    const level = assess(campaign, at).level;
    const was = before ? assess(before, at).level : "not_ready";
    return level !== was && level !== "not_ready" ? [{ campaign: campaign.key, level }] : [];
  });
  return { day, at, questions, minutes: minutesFor(questions), met, reached };
}

function isAllReady({ campaigns, at }: PracticeSituation): boolean {
  return campaigns.every((campaign) => assess(campaign, at).level === "ready");
}
