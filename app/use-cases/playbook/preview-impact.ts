import type { PublicationPlan } from "#app/domain/playbook/publication-plan.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { Member } from "#app/domain/team/member.ts";
import { covers, fatesOf, gains, loses, questionWithVersion } from "#app/domain/team/publication.ts";
import { nextWorkingDays } from "#app/domain/team/working-days.ts";
import { type Campaign, pendingOf } from "#app/stores/campaigns.ts";
import { type EnrolledRep, listRepsOfTeams, listStandings } from "#app/stores/enrolment.ts";
import { listMemories } from "#app/stores/memories.ts";
import type { Proposal } from "#app/stores/proposals.ts";
import { listCampaignTeamKeys } from "#app/stores/teams.ts";
import { countLeadsAtStake, type LeadsAtStake } from "#app/stores/views/playbook-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { byRep, loadGateMaterial, standings } from "#app/use-cases/eligibility/gate-question.ts";
import {
  creditLost,
  expectedLeads,
  type ExpectedLeads,
  type Loser,
  losersOf,
  practisedOf,
  revisionIn,
  type TeamLeft,
  teamNames,
  teamsLeft,
} from "#app/use-cases/playbook/impact-parts.ts";
import { previewScoring, type ScoringImpact } from "#app/use-cases/playbook/preview-scoring.ts";
import { type PublicationBase, publicationBase, publishedOn } from "#app/use-cases/playbook/publication-base.ts";

const DAYS_AHEAD = 5;

export interface Impact {
  readonly at: number;
  readonly plan: PublicationPlan;
  readonly people: number;
  readonly eligibleNow: number;
  /** When it takes effect: as if nothing were published, and with it. */
  readonly eligibleSpared: number;
  readonly eligibleAfter: number;
  readonly losers: readonly Loser[];
  readonly gainers: number;
  /** Who holds all that is asked anew on its new text already; null if nothing is. */
  readonly practised: { readonly people: number; readonly criteria: readonly string[] } | null;
  /** How many people have credit today that each changed criterion would cost, by its key. */
  readonly creditLost: Readonly<Record<string, number>>;
  /** The same if it were published now and counted at once. */
  readonly atOnce: { readonly losers: number; readonly eligibleAfter: number };
  readonly days: readonly number[];
  /** Of those days and the day it takes effect: where nobody may take a lead. */
  readonly uncovered: readonly number[];
  readonly teams: readonly TeamLeft[];
  readonly leads: LeadsAtStake;
  readonly expected: ExpectedLeads;
  readonly scoring: ScoringImpact | null;
  /** A version that is public but not required yet, which this one would replace. */
  readonly replacesPending: boolean;
}

/** What publishing a proposal as planned would do to everybody enrolled: the gate's own decision on both texts. */
export async function previewImpact(
  deps: Deps,
  {
    campaign,
    proposal,
    plan,
    timeZone,
  }: { campaign: Campaign; proposal: Proposal; plan?: PublicationPlan; timeZone: string },
): Promise<Impact> {
  const at = deps.clock.now();
  const base = await publicationBase(deps.db, campaign, at);
  const next = publishedOn(base, proposal.playbook);
  return impactOf(deps, { campaign, base, next, plan: plan ?? { publishAt: at, enforceFrom: at }, timeZone, at });
}

/** The same for a version that is public already and takes effect later. */
export async function pendingImpact(deps: Deps, campaign: Campaign, timeZone: string): Promise<Impact | null> {
  const at = deps.clock.now();
  const pending = pendingOf(campaign, at);
  const known = await publicationBase(deps.db, campaign, at);
  if (!pending || !known.counting) return null;
  const plan = { publishAt: known.counting.publishedAt, enforceFrom: pending.from };
  const asIfNot = { ...campaign, nextPlaybookId: null, nextFrom: null };
  const base = { ...known, counting: known.inForce };
  return impactOf(deps, { campaign: asIfNot, base, next: known.counting.playbook, plan, timeZone, at });
}

interface Asked {
  readonly campaign: Campaign;
  readonly base: PublicationBase;
  readonly next: PublishedPlaybook;
  readonly plan: PublicationPlan;
  readonly timeZone: string;
  readonly at: number;
}

async function impactOf(deps: Deps, asked: Asked): Promise<Impact> {
  const { campaign, base, next, plan, timeZone, at } = asked;
  const { db } = deps;
  const { reps, affected, memories } = await loadAffected(deps, asked);
  const fates = fatesOf(affected(plan), plan, at);
  const once = { publishAt: at, enforceFrom: at };
  const atOnce = plan.enforceFrom <= at ? fates : fatesOf(affected(once), once, at);
  const losers = losersOf(fates, next, plan.enforceFrom);
  const days = nextWorkingDays(plan.enforceFrom, DAYS_AHEAD + 1, timeZone)
    .filter((day) => day > plan.enforceFrom)
    .slice(0, DAYS_AHEAD);
  const anew = next.criteria.filter(({ key, revision }) => revision !== revisionIn(base.inForce?.playbook, key));
  return {
    at,
    plan,
    people: reps.length,
    eligibleNow: fates.filter(({ now }) => now.eligibility.eligible).length,
    eligibleSpared: fates.filter(({ spared }) => spared.eligibility.eligible).length,
    eligibleAfter: fates.filter(({ judged }) => judged.eligibility.eligible).length,
    losers,
    gainers: fates.filter(gains).length,
    practised: practisedOf(fates, anew),
    creditLost: creditLost(base.inForce?.playbook, next, memories),
    atOnce: {
      losers: atOnce.filter(loses).length,
      eligibleAfter: atOnce.filter(({ judged }) => judged.eligibility.eligible).length,
    },
    days,
    uncovered: [plan.enforceFrom, ...days].filter((day) => !fates.some((fate) => covers(fate, plan, day))),
    teams: teamsLeft(reps, fates, plan, days, await teamNames(deps)),
    leads: await countLeadsAtStake(db, { campaignId: campaign.id, repIds: losers.map(({ id }) => id) }),
    expected: await expectedLeads(deps, campaign.id, timeZone, at),
    scoring: await previewScoring(deps, {
      campaignId: campaign.id,
      before: base.inForce?.playbook ?? null,
      after: next,
    }),
    replacesPending: pendingOf(campaign, at) !== null,
  };
}

/** Everybody enrolled under either text, with what the gate asks them with and without the new one. */
async function loadAffected({ db }: Deps, { campaign, next, at }: Asked) {
  const enrolledNow = new Set(await listCampaignTeamKeys(db, campaign.id));
  const enrolledThen = new Set(next.campaign.teams);
  const reps = (await listRepsOfTeams(db, [...new Set([...enrolledNow, ...enrolledThen])])).filter(
    ({ active }) => active,
  );
  const repIds = reps.map(({ id }) => id);
  const memories = await listMemories(db, { campaignId: campaign.id, repIds });
  const memoriesOf = byRep(memories);
  const material = await loadGateMaterial(db, { campaign, repIds, at });
  const known = await listStandings(db, { campaignId: campaign.id, repIds, at });

  function affected(plan: PublicationPlan) {
    return reps.map((rep) => {
      const standing = known.get(rep.id) ?? NOBODY;
      const enrolled = rep.teamKeys.some((team) => enrolledThen.has(team));
      const criteria = standings(next, memoriesOf.get(rep.id) ?? []);
      const question = material.question(rep.id, at);
      const version = { version: next.version, policy: next.gate, criteria };
      return {
        without: memberOf(rep, standing, question),
        with: memberOf(rep, { ...standing, enrolled }, questionWithVersion(question, version, plan)),
      };
    });
  }
  return { reps, memories, affected };
}

const NOBODY = { enrolled: false, active: false, suspension: null, waiver: null };

function memberOf(rep: EnrolledRep, standing: Member["standing"], question: Member["question"]): Member {
  const { id, name, maxLeadsPerDay } = rep;
  return { id, name, maxLeadsPerDay, question, standing };
}
