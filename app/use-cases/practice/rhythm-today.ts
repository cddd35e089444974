import {
  isNewcomer,
  onboardingDayNumber,
  type OnboardingDay,
  onboardingPlan,
} from "#app/domain/practice/onboarding.ts";
import type { PracticeSituation } from "#app/domain/practice/practice.ts";
import { instantOnDay, type PracticeCalendar, practiceDayFrom, weekOf } from "#app/domain/practice/rhythm.ts";
import { type DueSpell, dueSpells, type Streak, streak } from "#app/domain/practice/streak.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import { practiceDay } from "#app/domain/time.ts";
import { listAnswers, type LoggedAnswer } from "#app/stores/answers.ts";
import { listLeave } from "#app/stores/leave.ts";
import { findPerson } from "#app/stores/people.ts";
import { listRhythms } from "#app/stores/rhythms.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import type { PracticePlan } from "#app/use-cases/practice/plan.ts";
import type { PracticeScope, Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Db } from "#db/client.ts";

export interface RhythmToday {
  /** Null: switched off, or nothing practised yet. */
  readonly streak: Streak | null;
  /** The end of the leave that lasts now. */
  readonly awayUntil: number | null;
  /** The hour of the next day on which practice is worth it; null: nothing to keep. */
  readonly nextAt: number | null;
}

/** How a rep's practice stands as a habit: the days kept in a row, and the next day that asks for it. */
export async function rhythmToday(
  { db, clock }: Pick<Deps, "db" | "clock">,
  rep: Practitioner,
  { plan, scope, next }: Pick<PracticePlan, "plan" | "scope" | "next">,
): Promise<RhythmToday> {
  const at = clock.now();
  const { calendar, remindHour, showsStreak } = await loadCalendar(db, rep);
  const dueDay = plan.questions > 0 ? scope.day : next && practiceDay(next.at, rep.timeZone);
  const nextDay = dueDay === null ? null : practiceDayFrom(dueDay, calendar);
  return {
    streak: showsStreak ? await streakOf(db, rep, scope, calendar) : null,
    awayUntil: calendar.leave.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)?.endsAt ?? null,
    nextAt: nextDay === null ? null : instantOnDay(nextDay, remindHour, rep.timeZone),
  };
}

export interface Onboarding {
  /** From 1, in practice days. */
  readonly dayNumber: number;
  readonly days: readonly OnboardingDay[];
}

/** The plan of somebody's first two weeks; null once they are over, or the person is ready everywhere. */
export async function onboardingOf(
  db: Db,
  rep: Practitioner,
  { situation, levels }: { situation: PracticeSituation; levels: readonly Level[] },
): Promise<Onboarding | null> {
  const person = await findPerson(db, rep.id);
  if (!person || !isNewcomer(person.createdAt, situation.at, levels)) return null;
  const { calendar } = await loadCalendar(db, rep);
  const days = onboardingPlan(situation, calendar);
  if (days.length === 0) return null;
  return { dayNumber: onboardingDayNumber(person.createdAt, situation.day, calendar), days };
}

async function loadCalendar(
  db: Db,
  { id, timeZone }: Practitioner,
): Promise<{ calendar: PracticeCalendar; remindHour: number; showsStreak: boolean }> {
  const [rhythm] = await listRhythms(db, [id]);
  if (!rhythm) throw new Error(`${id} practises and is nobody`);
  const { practiceDays, teamDays, remindHour, showsStreak } = rhythm;
  // Leave that is over counts too: it broke no row.
  const leave = await listLeave(db, [id], 0);
  return { calendar: { week: weekOf(practiceDays, teamDays), timeZone, leave }, remindHour, showsStreak };
}

async function streakOf(
  db: Db,
  { id, timeZone }: Practitioner,
  { versions, day }: PracticeScope,
  calendar: PracticeCalendar,
): Promise<Streak | null> {
  const days = new Set<string>();
  const spells: DueSpell[] = [];
  const model = await currentModel(db);
  for (const { campaign, version } of versions.values()) {
    const current = new Map(version.playbook.criteria.map(({ key, revision }) => [key, revision]));
    const answers = await listAnswers(db, { repId: id, campaignId: campaign.id });
    for (const answer of answers) if (!answer.voided) days.add(answer.day);
    for (const group of byText(answers)) {
      const [first] = group;
      const isCurrent = first !== undefined && current.get(first.criterionKey) === first.revision;
      spells.push(...dueSpells(model, group, { timeZone, isCurrent }));
    }
  }
  return days.size === 0 ? null : streak(days, spells, calendar, day);
}

/** One group for each revision of each criterion, as memory counts them. */
function byText(answers: readonly LoggedAnswer[]): LoggedAnswer[][] {
  const groups = new Map<string, LoggedAnswer[]>();
  for (const answer of answers) {
    const text = `${answer.criterionKey}@${answer.revision}`;
    const group = groups.get(text);
    if (group) group.push(answer);
    else groups.set(text, [answer]);
  }
  return [...groups.values()];
}
