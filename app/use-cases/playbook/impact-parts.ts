import type { PublicationPlan } from "#app/domain/playbook/publication-plan.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { covers, type Fate, hasPractised, loses } from "#app/domain/team/publication.ts";
import { workingDaysBetween } from "#app/domain/team/working-days.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { EnrolledRep } from "#app/stores/enrolment.ts";
import type { RememberedCriterion } from "#app/stores/memories.ts";
import { listTeams } from "#app/stores/teams.ts";
import { countQualified } from "#app/stores/views/playbook-recent-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";

const EXPECTED_FROM_DAYS = 28;

/** Somebody who could receive leads if nothing were published, and can't from the day the new text counts. */
export interface Loser {
  readonly id: string;
  readonly name: string;
  /** From when on. */
  readonly at: number;
  /** Titles of the criteria that stand between them and the leads. */
  readonly criteria: readonly string[];
  readonly minutes: number;
}

export interface TeamLeft {
  readonly team: string;
  readonly name: string;
  readonly people: number;
  readonly now: number;
  /** When it takes effect. */
  readonly after: number;
  /** Per working day from then on, if nobody practises. */
  readonly days: readonly number[];
}

/** Leads that qualify on a working day, as the last weeks had it. */
export interface ExpectedLeads {
  readonly perDay: number;
  readonly count: number;
  readonly workingDays: number;
}

export function losersOf(fates: readonly Fate[], next: PublishedPlaybook, at: number): Loser[] {
  const titles = new Map(next.criteria.map(({ key, title }) => [key, title]));
  return fates.filter(loses).map(({ judged: { id, name, eligibility } }) => ({
    id,
    name,
    at,
    criteria: eligibility.reasons.flatMap(({ criterion, code }) => {
      if (code === "not_enrolled") return ["Their team is no longer enrolled"];
      return criterion === undefined ? [] : [titles.get(criterion) ?? criterion];
    }),
    minutes: eligibility.reasons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  }));
}

export function practisedOf(
  fates: readonly Fate[],
  anew: PublishedPlaybook["criteria"],
): { people: number; criteria: string[] } | null {
  if (anew.length === 0) return null;
  const keys = anew.map(({ key }) => key);
  return {
    people: fates.filter((fate) => hasPractised(fate, keys)).length,
    criteria: anew.map(({ title }) => title),
  };
}

export function creditLost(
  inForce: PublishedPlaybook | undefined,
  next: PublishedPlaybook,
  memories: readonly RememberedCriterion[],
): Record<string, number> {
  const asked = next.criteria.filter(({ key, revision }) => {
    const before = revisionIn(inForce, key);
    return before !== undefined && before !== revision;
  });
  return Object.fromEntries(
    asked.map(({ key }) => [
      key,
      memories.filter(
        ({ criterionKey, revision, state }) =>
          criterionKey === key && revision === revisionIn(inForce, key) && state.evidence.lastCorrect,
      ).length,
    ]),
  );
}

export function revisionIn(playbook: PublishedPlaybook | undefined, criterion: string): number | undefined {
  return playbook?.criteria.find(({ key }) => key === criterion)?.revision;
}

export function teamsLeft(
  reps: readonly EnrolledRep[],
  fates: readonly Fate[],
  plan: PublicationPlan,
  days: readonly number[],
  names: ReadonlyMap<string, string>,
): TeamLeft[] {
  const teams = [...new Set(reps.flatMap(({ teamKeys }) => teamKeys))].sort();
  return teams.map((team) => {
    const members = fates.filter((_, index) => reps[index]?.teamKeys.includes(team));
    return {
      team,
      name: names.get(team) ?? team,
      people: members.length,
      now: members.filter(({ now }) => now.eligibility.eligible).length,
      after: members.filter(({ judged }) => judged.eligibility.eligible).length,
      days: days.map((day) => members.filter((fate) => covers(fate, plan, day)).length),
    };
  });
}

/** Mean of the last four weeks, over working days. */
export async function expectedLeads(
  { db }: Deps,
  campaignId: number,
  timeZone: string,
  at: number,
): Promise<ExpectedLeads> {
  const from = at - EXPECTED_FROM_DAYS * DAY_MS;
  const { count, firstAt } = await countQualified(db, { campaignId, from, to: at });
  // A young campaign is not diluted by days before its first lead.
  const workingDays = Math.max(1, workingDaysBetween(Math.max(from, firstAt ?? from), at, timeZone));
  return { perDay: count / workingDays, count, workingDays };
}

export async function teamNames(deps: Deps): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeams(deps.db)).map(({ key, name }) => [key, name]));
}
