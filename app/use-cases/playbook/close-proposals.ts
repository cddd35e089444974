import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { closeOpenProposals } from "#app/stores/proposals.ts";
import { endOpenSchedule } from "#app/stores/scheduled-publications.ts";
import { type Actor, actorText } from "#app/use-cases/deps.ts";
import { tellScheduleEnded } from "#app/use-cases/playbook/tell-schedule-ended.ts";
import type { Db } from "#db/client.ts";

/**
 * Closes what waits for signatures because the text moved on, and with it the time it was to be published at: both owners
 * are told, since nobody has agreed to publish anything else then. The campaign's lock is held.
 */
export async function closeProposals(
  tx: Db,
  { campaignId, actor, at }: { campaignId: number; actor: Actor; at: number },
): Promise<void> {
  await closeOpenProposals(tx, campaignId, at);
  const by = actor.kind === "person" ? actor.id : null;
  const order = await endOpenSchedule(tx, campaignId, { kind: "edited", at, by, reason: "the text was changed" });
  if (!order) return;
  const campaign = await getCampaign(tx, campaignId);
  await insertAudit(tx, {
    at,
    actor: actorText(actor),
    action: "publication.cancelled",
    subject: `proposal:${order.proposalId}`,
    details: { campaign: campaign.key, schedule: order.id, because: "the text was changed" },
  });
  await tellScheduleEnded(tx, order, {
    by,
    title: "the next version has no time any more",
    body: "The text was changed, so what was to be published is no longer what both signed.",
    at,
  });
}
