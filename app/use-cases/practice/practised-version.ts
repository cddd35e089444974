import { practisesPending } from "#app/domain/practice/practises-pending.ts";
import { type Campaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import type { RememberedCriterion } from "#app/stores/memories.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import { loadGateMaterial } from "#app/use-cases/eligibility/gate-question.ts";
import type { Db } from "#db/client.ts";

/** The version that a rep practises (`practisesPending`); null: nothing has been published. */
export async function practisedVersion(
  db: Db,
  {
    campaign,
    repId,
    memories,
    at,
  }: { campaign: Campaign; repId: string; memories: readonly RememberedCriterion[]; at: number },
): Promise<PlaybookVersion | null> {
  const next = campaign.nextPlaybookId ?? inForceId(campaign, at);
  if (next === null) return null;
  if (pendingOf(campaign, at) === null) return getPlaybook(db, next);
  const own = memories.filter(({ campaignId }) => campaignId === campaign.id);
  const material = await loadGateMaterial(db, { campaign, repIds: [repId], at, memories: own });
  const question = material.question(repId, at);
  if (material.inForce && question?.pending && !practisesPending(question)) return material.inForce;
  return getPlaybook(db, next);
}
