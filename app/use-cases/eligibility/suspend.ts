import { insertSuspension } from "#app/stores/suspensions.ts";
import { type Campaign, getCampaign, listCampaignsDecidedFor } from "#app/stores/campaigns.ts";
import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { record } from "#app/use-cases/by.ts";
import { type Actor, type Deps } from "#app/use-cases/deps.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export type SuspendResult =
  | { readonly kind: "suspended"; readonly id: string }
  | { readonly kind: "refused"; readonly field: "reason" | "until"; readonly message: string };

/**
 * Keeps somebody from a campaign's leads, or (without one) from all of them, whatever they know and whoever waived: from
 * the instant this returns nothing more is given to them. What they have stays theirs; memory and practice go on.
 */
export async function suspend(
  deps: Deps,
  input: {
    actor: Actor;
    campaign: Campaign | null;
    repId: string;
    reason: string;
    until: number | null;
    requestId?: string | undefined;
  },
): Promise<SuspendResult> {
  const { actor, campaign, repId, until, requestId } = input;
  const at = deps.clock.now();
  const reason = input.reason.trim();
  if (reason === "")
    return { kind: "refused", field: "reason", message: "found nothing, expected the reason in words" };
  if (until !== null && !(until > at))
    return { kind: "refused", field: "until", message: "found a time that has passed, expected one ahead" };
  return inTransaction(deps.db, async (tx) => {
    await lockCampaignsOf(tx, repId, campaign?.id ?? null);
    const by = actor.kind === "person" ? actor.id : null;
    const id = await insertSuspension(tx, { repId, campaignId: campaign?.id ?? null, reason, until, by, at });
    await record(
      tx,
      { actor, requestId },
      {
        at,
        action: "suspension.set",
        subject: `suspension:${id}`,
        details: {
          campaign: campaign?.key ?? null,
          rep: repId,
          reason,
          until: until === null ? null : new Date(until).toISOString(),
        },
      },
    );
    await redecideRep(tx, repId, at, campaign ? await getCampaign(tx, campaign.id) : undefined);
    return { kind: "suspended", id };
  });
}

/** Before anything is read, and by id as everywhere: no assignment of theirs may stand between the look and the write. */
export async function lockCampaignsOf(tx: Db, repId: string, campaignId: number | null): Promise<void> {
  const ids = campaignId === null ? (await listCampaignsDecidedFor(tx, repId)).map(({ id }) => id) : [campaignId];
  for (const id of ids) await lockCampaignShared(tx, id);
}
