import { inTransaction } from "#app/use-cases/transaction.ts";
import { type Campaign, requirementOf } from "#app/stores/campaigns.ts";
import { listEligibility, type StoredEligibility, stillAnswers } from "#app/stores/eligibility.ts";
import { currentEligibility } from "#app/use-cases/eligibility/current.ts";
import { judgeReps } from "#app/use-cases/eligibility/decide-reps.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Eligibility } from "#app/domain/readiness/readiness.ts";

/** May these reps receive this campaign's leads now? Reads first; opens a transaction only for verdicts gone stale. */
export async function checkEligibility(
  deps: Deps,
  { campaign, repIds }: { campaign: Campaign; repIds: readonly string[] },
): Promise<{ checkedAt: number; verdicts: Map<string, StoredEligibility> }> {
  const checkedAt = deps.clock.now();
  const stored = await listEligibility(deps.db, { campaignId: campaign.id, repIds });
  const requirement = requirementOf(campaign, checkedAt);
  const fresh = stored.filter((row) => stillAnswers(row, requirement, checkedAt));
  if (fresh.length === new Set(repIds).size) {
    return { checkedAt, verdicts: new Map(fresh.map((row) => [row.repId, row])) };
  }
  const verdicts = await inTransaction(deps.db, (tx) => currentEligibility(tx, campaign, repIds, checkedAt));
  return { checkedAt, verdicts };
}

/** What the answer would be at a future instant if nobody practised, published or decided anything until then. */
export async function forecastEligibility(
  deps: Deps,
  { campaign, repId, at }: { campaign: Campaign; repId: string; at: number },
): Promise<Eligibility> {
  const [verdict] = await judgeReps(deps.db, { campaign, repIds: [repId], at });
  if (!verdict) throw new Error(`judging ${repId} gave no verdict`);
  return verdict.eligibility;
}
