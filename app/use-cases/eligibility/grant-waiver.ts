import { inTransaction } from "#app/use-cases/transaction.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { insertWaiver } from "#app/stores/waivers.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";

export type GrantWaiverResult =
  | { readonly kind: "granted"; readonly id: string }
  | { readonly kind: "refused"; readonly field: "reason" | "until"; readonly message: string };

/** A manager's time-limited, reasoned permission: makes eligible, never counts as knowing, never touches memory. */
export async function grantWaiver(
  deps: Deps,
  input: { actor: Actor; campaign: Campaign; repId: string; reason: string; until: number; requestId?: string },
): Promise<GrantWaiverResult> {
  const at = deps.clock.now();
  const reason = input.reason.trim();
  if (reason === "")
    return { kind: "refused", field: "reason", message: "found nothing, expected the reason in words" };
  if (!(input.until > at))
    return { kind: "refused", field: "until", message: "found a time that has passed, expected one ahead" };
  return inTransaction(deps.db, async (tx) => {
    await lockCampaignShared(tx, input.campaign.id);
    const grantedBy = input.actor.kind === "person" ? input.actor.id : null;
    const id = await insertWaiver(tx, {
      campaignId: input.campaign.id,
      repId: input.repId,
      reason,
      until: input.until,
      grantedBy,
      grantedAt: at,
    });
    await insertAudit(tx, {
      at,
      actor: actorText(input.actor),
      action: "waiver.granted",
      subject: `waiver:${id}`,
      ...(input.requestId === undefined ? {} : { requestId: input.requestId }),
      details: { campaign: input.campaign.key, rep: input.repId, reason, until: new Date(input.until).toISOString() },
    });
    await redecideRep(tx, input.repId, at, await getCampaign(tx, input.campaign.id));
    return { kind: "granted", id };
  });
}
