import { DAY_MS } from "#app/domain/time.ts";
import { assess, rankOf, requirementAt } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import { minutesFor } from "#app/domain/readiness/needed-practice.ts";
import type { GateQuestion, Level, Readiness, Standing } from "#app/domain/readiness/readiness.ts";
import { changedReminder } from "./changed-reminder.ts";

/** One campaign of a rep, as much as reminders depend on. */
export interface RemindedCampaign {
  readonly key: string;
  readonly name: string;
  /** Null: no playbook is in force. */
  readonly question: GateQuestion | null;
  readonly standing: Standing;
  /** The version that is practised: the pending one, else the one in force. */
  readonly version: number;
  /** Criteria that this version asks for first. */
  readonly newCriteria: readonly string[];
}

export interface ReminderFacts {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The rep's practice day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether `day` is one of their practice days. */
  readonly isPracticeDay: boolean;
  /** When they can be told something next, after `at`; null: not foreseeable. */
  readonly nextTellingAt: number | null;
  readonly lastAnswer: { readonly at: number; readonly day: string } | null;
  /** What a session would ask now. */
  readonly plan: { readonly questions: number; readonly minutes: number };
  readonly campaigns: readonly RemindedCampaign[];
  readonly nudges: readonly PendingNudge[];
}

export interface PendingNudge {
  readonly id: string;
  readonly by: string | null;
  readonly word: string;
  readonly askedAt: number;
}

interface Place {
  readonly key: string;
  readonly name: string;
}

/** Something worth telling. The same cause has the same key for as long as it lasts. */
export type Reminder = { readonly key: string } & (
  | { readonly kind: "practice_due"; readonly questions: number; readonly minutes: number }
  | {
      readonly kind: "lapses";
      readonly campaign: Place;
      readonly until: number;
      readonly via: "gate" | "waiver";
      readonly minutes: number;
      /** provisional: right answers on another day than `practisedToday` keep it, and make ready. */
      readonly level: Level;
      readonly practisedToday: boolean;
    }
  | {
      readonly kind: "lapsed";
      readonly campaign: Place;
      readonly since: number;
      readonly minutes: number;
      /** What ended: provisional is the end of a first day, which was to be expected. */
      readonly level: Level;
    }
  | {
      readonly kind: "changed";
      readonly campaign: Place;
      readonly version: number;
      readonly criteria: number;
      /** When the version takes effect; null: it has. */
      readonly from: number | null;
      readonly minutes: number;
    }
  | { readonly kind: "nudge"; readonly by: string | null; readonly word: string }
);

/** Days of notice before leads stop: each is told at the last telling time that still gives them in full. */
const NOTICE_DAYS = [1, 3] as const;

/** A manager's word is not carried on for longer than this. */
const NUDGE_LASTS_MS = 7 * DAY_MS;

/**
 * Everything that a rep could be told at an instant, most urgent first: leads that stopped coming or soon will, changed
 * criteria, a manager's word, practice that is due. What has been mended is no longer among it, so that a reminder told
 * before whose key is missing here is settled.
 */
export function remindersAt(facts: ReminderFacts): readonly Reminder[] {
  const ofCampaigns = facts.campaigns.flatMap((campaign) => campaignReminders(campaign, facts));
  const byKind = (kind: Reminder["kind"]) => ofCampaigns.filter((reminder) => reminder.kind === kind);
  return [...byKind("lapses"), ...byKind("lapsed"), ...byKind("changed"), ...nudges(facts), ...practiceDue(facts)];
}

function practiceDue({ day, isPracticeDay, lastAnswer, plan: { questions, minutes } }: ReminderFacts): Reminder[] {
  if (!isPracticeDay || questions === 0 || lastAnswer?.day === day) return [];
  return [{ key: `practice:${day}`, kind: "practice_due", questions, minutes }];
}

function nudges({ at, lastAnswer, nudges: pending }: ReminderFacts): Reminder[] {
  return pending
    .filter(({ askedAt }) => at - askedAt < NUDGE_LASTS_MS && (lastAnswer === null || lastAnswer.at <= askedAt))
    .map(({ id, by, word }) => ({ key: `nudge:${id}`, kind: "nudge", by, word }));
}

function campaignReminders(campaign: RemindedCampaign, facts: ReminderFacts): Reminder[] {
  const { question, standing } = campaign;
  if (question === null || !standing.enrolled || !standing.active || standing.suspension !== null) return [];
  const { at } = facts;
  const readiness = decide({ ...question, at });
  const { policy } = requirementAt(question, at);
  const { eligible, via, until } = eligibilityOf(readiness, standing, policy, at);
  const changed = changedReminder(campaign, question, at);
  if (!eligible) return [...lapsed(campaign, question, readiness, at), ...changed];
  if (via === null || until === null) return changed;
  const end = { via, until, minutes: minutesToKeep(readiness, until), level: readiness.level };
  return [...lapses(campaign, end, facts), ...changed];
}

function lapses(
  { key, name }: RemindedCampaign,
  end: { via: "gate" | "waiver"; until: number; minutes: number; level: Level },
  { at, day, lastAnswer, nextTellingAt }: ReminderFacts,
): Reminder[] {
  const next = nextTellingAt ?? at + DAY_MS;
  const days = NOTICE_DAYS.find((notice) => end.until - notice * DAY_MS < next);
  if (days === undefined) return [];
  // By UTC day: practice that moves the end by an hour doesn't make it news.
  const endDay = new Date(end.until).toISOString().slice(0, 10);
  const practisedToday = lastAnswer?.day === day;
  return [{ key: `lapses-${days}d:${key}:${endDay}`, kind: "lapses", campaign: { key, name }, ...end, practisedToday }];
}

/** One right answer for each critical criterion that ends within a day of the first, or that another day has to prove. */
function minutesToKeep({ criteria }: Readiness, until: number): number {
  const ending = criteria.filter(
    ({ importance, verdict }) =>
      importance === "critical" && verdict.kind === "held" && (verdict.until <= until + DAY_MS || !verdict.proven),
  );
  return minutesFor(Math.max(1, ending.length));
}

/**
 * Leads stopped because time passed: after the last answer the gate was open under the text in force, and since its end
 * nobody practised. A wrong answer or a changed text is not a lapse: the one was seen, the other is told as a change.
 */
function lapsed({ key, name }: RemindedCampaign, question: GateQuestion, now: Readiness, at: number): Reminder[] {
  const requirement = requirementAt(question, at);
  const answeredAt = Math.max(...requirement.criteria.map(({ state }) => state?.memory.lastAt ?? -Infinity));
  if (!Number.isFinite(answeredAt) || answeredAt > at) return [];
  const { level } = assess(requirement, answeredAt);
  if (rankOf(level, requirement.policy) < 2) return [];
  const { until: since } = decide({ ...requirement, at: answeredAt, pending: null });
  if (since === null || since > at) return [];
  const minutes = now.reasons.reduce((sum, reason) => sum + (reason.minutes ?? 0), 0);
  return [{ key: `lapsed:${key}:${since}`, kind: "lapsed", campaign: { key, name }, since, minutes, level }];
}
