import type { Campaign } from "#app/stores/campaigns.ts";
import { requirementOf } from "#app/stores/campaigns.ts";
import { listEligibility, type StoredEligibility, stillAnswers } from "#app/stores/eligibility.ts";
import { decideReps } from "#app/use-cases/eligibility/decide-reps.ts";
import type { Db } from "#db/client.ts";

/**
 * Who may receive this campaign's leads at `at` (epoch milliseconds, the caller's now): stored verdicts that still
 * answer, and for everybody else a decision made on the spot and stored. `tx` must be a transaction.
 */
export async function currentEligibility(
  tx: Db,
  campaign: Campaign,
  repIds: readonly string[],
  at: number,
): Promise<Map<string, StoredEligibility>> {
  const stored = await listEligibility(tx, { campaignId: campaign.id, repIds });
  const requirement = requirementOf(campaign, at);
  const answers = new Map(stored.filter((row) => stillAnswers(row, requirement, at)).map((row) => [row.repId, row]));
  const open = repIds.filter((repId) => !answers.has(repId));
  const decided = await decideReps(tx, { campaign, repIds: open, at });
  for (const verdict of decided) answers.set(verdict.repId, verdict.stored);
  return answers;
}
