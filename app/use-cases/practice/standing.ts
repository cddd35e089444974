import type { Readiness, Standing } from "#app/domain/readiness/readiness.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import type { StoredEligibility } from "#app/stores/eligibility.ts";
import { listStandings } from "#app/stores/enrolment.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { judgeReps } from "#app/use-cases/eligibility/decide-reps.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** Everything a page says about one rep in one campaign at one instant. */
export interface RepStanding {
  readonly at: number;
  readonly campaign: Campaign;
  /** In force; null: nothing has been published yet. */
  readonly version: PlaybookVersion | null;
  readonly readiness: Readiness | null;
  /** As routing gets it, word for word. */
  readonly eligibility: StoredEligibility;
  readonly facts: Standing;
}

const NOBODY: Standing = { enrolled: false, active: false, suspension: null, waiver: null };

/** Asks what routing asks, and decides the same question once more with all its parts, so that the page can show them. */
export async function standingOf(
  deps: Deps,
  { campaign, repId }: { campaign: Campaign; repId: string },
): Promise<RepStanding> {
  const { checkedAt: at, verdicts } = await checkEligibility(deps, { campaign, repIds: [repId] });
  const eligibility = verdicts.get(repId);
  if (!eligibility) throw new Error(`checking ${repId} gave no verdict`);
  const [judged] = await judgeReps(deps.db, { campaign, repIds: [repId], at });
  const playbookId = inForceId(campaign, at);
  const facts = (await listStandings(deps.db, { campaignId: campaign.id, repIds: [repId], at })).get(repId);
  return {
    at,
    campaign,
    version: playbookId === null ? null : await getPlaybook(deps.db, playbookId),
    readiness: judged?.readiness ?? null,
    eligibility,
    facts: facts ?? NOBODY,
  };
}
