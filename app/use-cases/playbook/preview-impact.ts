import { classifyChanges, publishCriteria } from "#app/domain/playbook/changes.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { type JudgedMember, judgeMember, type Member, standingAt } from "#app/domain/team/member.ts";
import { nextWorkingDays } from "#app/domain/team/working-days.ts";
import { type Campaign, pendingOf } from "#app/stores/campaigns.ts";
import { type EnrolledRep, listEnrolledReps, listStandings } from "#app/stores/enrolment.ts";
import { listMemories, type RememberedCriterion } from "#app/stores/memories.ts";
import { findLatestPlaybook, listLastRevisions } from "#app/stores/playbooks.ts";
import type { Proposal } from "#app/stores/proposals.ts";
import { listTeams } from "#app/stores/teams.ts";
import { countLeadsAtStake, type LeadsAtStake } from "#app/stores/views/playbook-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadGateMaterial, standings } from "#app/use-cases/eligibility/gate-question.ts";

const DAYS_AHEAD = 5;

/** Somebody who may receive leads now and may not under the proposed text. */
export interface Loser {
  readonly id: string;
  readonly name: string;
  /** Titles of the criteria that stand between them and the leads. */
  readonly criteria: readonly string[];
  readonly minutes: number;
}

export interface TeamLeft {
  readonly team: string;
  readonly name: string;
  readonly people: number;
  readonly now: number;
  readonly after: number;
  /** Per coming working day under the proposed text, if nobody practises. */
  readonly days: readonly number[];
}

export interface Impact {
  readonly at: number;
  readonly people: number;
  readonly eligibleNow: number;
  readonly eligibleAfter: number;
  readonly losers: readonly Loser[];
  readonly gainers: number;
  /** How many people have credit today that each changed criterion would cost, by its key. */
  readonly creditLost: Readonly<Record<string, number>>;
  readonly days: readonly number[];
  readonly teams: readonly TeamLeft[];
  readonly leads: LeadsAtStake;
  /** A version that is public but not required yet, which this one would replace. */
  readonly replacesPending: boolean;
}

/** What publishing a proposal now, and at once, would do to everybody enrolled: the gate's own decision on both texts. */
export async function previewImpact(
  deps: Deps,
  { campaign, proposal }: { campaign: Campaign; proposal: Proposal },
): Promise<Impact> {
  const at = deps.clock.now();
  const reps = (await listEnrolledReps(deps.db, campaign.id)).filter(({ active }) => active);
  const repIds = reps.map(({ id }) => id);
  const latest = await findLatestPlaybook(deps.db, campaign.id);
  const next: PublishedPlaybook = {
    ...proposal.playbook,
    version: (latest?.version ?? 0) + 1,
    criteria: publishCriteria(
      latest?.playbook ?? null,
      proposal.playbook,
      await listLastRevisions(deps.db, campaign.id),
    ),
  };
  const known = await listStandings(deps.db, { campaignId: campaign.id, repIds, at });
  const memories = await listMemories(deps.db, { campaignId: campaign.id, repIds });
  const memoriesOf = byRep(memories);
  const material = await loadGateMaterial(deps.db, { campaign, repIds, at });
  const before = reps.map((rep) => judgeMember(memberOf(rep, known.get(rep.id), material.question(rep.id, at)), at));
  const after = reps.map((rep) => {
    const criteria = standings(next, memoriesOf.get(rep.id) ?? []);
    const question = { at, policy: next.gate, criteria, pending: null };
    return judgeMember(memberOf(rep, known.get(rep.id), question), at);
  });
  const losers = losersOf(before, after, next);
  const days = nextWorkingDays(at, DAYS_AHEAD + 1, "UTC")
    .filter((day) => day > at)
    .slice(0, DAYS_AHEAD);
  return {
    at,
    people: reps.length,
    eligibleNow: before.filter(isEligible).length,
    eligibleAfter: after.filter(isEligible).length,
    losers,
    gainers: after.filter((member, index) => isEligible(member) && !before[index]?.eligibility.eligible).length,
    creditLost: creditLost(classifyChanges(latest?.playbook ?? null, proposal.playbook), latest?.playbook, memories),
    days,
    teams: teamsLeft(reps, before, after, days, await teamNames(deps)),
    leads: await countLeadsAtStake(deps.db, { campaignId: campaign.id, repIds: losers.map(({ id }) => id) }),
    replacesPending: pendingOf(campaign, at) !== null,
  };
}

const NOBODY = { enrolled: false, active: false, suspension: null, waiver: null };

function memberOf(rep: EnrolledRep, standing: Member["standing"] | undefined, question: Member["question"]): Member {
  const { id, name, maxLeadsPerDay } = rep;
  return { id, name, maxLeadsPerDay, question, standing: standing ?? NOBODY };
}

function isEligible({ eligibility }: JudgedMember): boolean {
  return eligibility.eligible;
}

function losersOf(before: readonly JudgedMember[], after: readonly JudgedMember[], next: PublishedPlaybook): Loser[] {
  const titles = new Map(next.criteria.map(({ key, title }) => [key, title]));
  return after
    .filter((member, index) => before[index]?.eligibility.eligible && !member.eligibility.eligible)
    .map(({ id, name, eligibility: { reasons } }) => ({
      id,
      name,
      criteria: reasons.flatMap(({ criterion }) =>
        criterion === undefined ? [] : (titles.get(criterion) ?? criterion),
      ),
      minutes: reasons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    }));
}

function creditLost(
  changes: ReturnType<typeof classifyChanges>,
  latest: PublishedPlaybook | undefined,
  memories: readonly RememberedCriterion[],
): Record<string, number> {
  const lost = changes.filter(({ kind }) => kind === "material");
  return Object.fromEntries(
    lost.map(({ criterion }) => {
      const revision = latest?.criteria.find(({ key }) => key === criterion)?.revision;
      const people = memories.filter(
        (memory) =>
          memory.criterionKey === criterion && memory.revision === revision && memory.state.evidence.lastCorrect,
      );
      return [criterion, people.length];
    }),
  );
}

function teamsLeft(
  reps: readonly EnrolledRep[],
  before: readonly JudgedMember[],
  after: readonly JudgedMember[],
  days: readonly number[],
  names: ReadonlyMap<string, string>,
): TeamLeft[] {
  const teams = [...new Set(reps.flatMap(({ teamKeys }) => teamKeys))].sort();
  return teams.map((team) => {
    const isOf = (_: unknown, index: number) => reps[index]?.teamKeys.includes(team) ?? false;
    const members = after.filter(isOf);
    return {
      team,
      name: names.get(team) ?? team,
      people: members.length,
      now: before.filter(isOf).filter(isEligible).length,
      after: members.filter(isEligible).length,
      days: days.map((day) => members.filter((member) => standingAt(member, day) !== "none").length),
    };
  });
}

async function teamNames(deps: Deps): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeams(deps.db)).map(({ key, name }) => [key, name]));
}

function byRep(memories: readonly RememberedCriterion[]): Map<string, RememberedCriterion[]> {
  const groups = new Map<string, RememberedCriterion[]>();
  for (const memory of memories) groups.set(memory.repId, [...(groups.get(memory.repId) ?? []), memory]);
  return groups;
}
