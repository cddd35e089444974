import { inTransaction } from "#app/use-cases/transaction.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findWaiver, revokeWaiver as revoke } from "#app/stores/waivers.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";

/** Ends a waiver now. Revoking twice is the same as once; an unknown one is `not_found`. */
export async function revokeWaiver(
  deps: Deps,
  { actor, campaign, id }: { actor: Actor; campaign: Campaign; id: string },
): Promise<{ kind: "revoked" } | { kind: "not_found" }> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    await lockCampaignShared(tx, campaign.id);
    const waiver = await findWaiver(tx, { id, campaignId: campaign.id });
    if (!waiver) return { kind: "not_found" };
    if (waiver.revoked) return { kind: "revoked" };
    await revoke(tx, { id, by: actor.kind === "person" ? actor.id : null, at });
    await insertAudit(tx, { at, actor: actorText(actor), action: "waiver.revoked", subject: `waiver:${id}` });
    await redecideRep(tx, waiver.repId, at, campaign);
    return { kind: "revoked" };
  });
}
