import type { Scope } from "#app/auth/permissions.ts";
import { type Campaign, listCampaigns } from "#app/stores/campaigns.ts";
import { type CampaignCounts, listCampaignCounts } from "#app/stores/views/campaign-counts.ts";
import { listCampaignIdsInScope, listMembersInScope } from "#app/stores/views/team-scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";

export interface CampaignCount {
  readonly campaign: Campaign;
  readonly eligible: number;
  readonly people: number;
  /** People whose verdict no stored row answers; they are not among `eligible`. */
  readonly undecided: number;
}

/**
 * The campaigns a viewer's teams are in, each with how many of their people may receive its leads by verdicts that still
 * answer: in three statements, however many campaigns and people there are.
 */
export async function countByCampaign(
  { db, clock }: Deps,
  { scope, teamKey }: { scope: Scope; teamKey: string | null },
): Promise<CampaignCount[]> {
  const inScope = new Set(await listCampaignIdsInScope(db, scope));
  const counts = new Map<number, CampaignCounts>();
  for (const row of await listCampaignCounts(db, { scope, teamKey, at: clock.now() })) counts.set(row.campaignId, row);
  const campaigns = (await listCampaigns(db)).filter(({ id }) => inScope.has(id));
  return campaigns.map((campaign) => {
    const { eligible = 0, people = 0, undecided = 0 } = counts.get(campaign.id) ?? {};
    return { campaign, eligible, people, undecided };
  });
}

/** The same with everybody decided, as routing would decide: what is shown is what is enforced. */
export async function decideCount(
  deps: Deps,
  { scope, teamKey }: { scope: Scope; teamKey: string | null },
  count: CampaignCount,
): Promise<CampaignCount> {
  if (count.undecided === 0) return count;
  const { campaign } = count;
  const people = await listMembersInScope(deps.db, { campaignId: campaign.id, scope, teamKey });
  const { verdicts } = await checkEligibility(deps, { campaign, repIds: people.map(({ id }) => id) });
  const eligible = [...verdicts.values()].filter((verdict) => verdict.eligible).length;
  return { campaign, eligible, people: people.length, undecided: 0 };
}
