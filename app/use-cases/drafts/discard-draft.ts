import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { closeDiscardedDraft, findOpenDraft } from "#app/stores/drafts.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { withdrawOffer } from "#app/use-cases/drafts/withdraw-offer.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type DiscardResult =
  { readonly kind: "discarded" } | { readonly kind: "moved_on" } | { readonly kind: "not_found" };

/**
 * Closes the draft without publishing it. Its text and every save stay in the database; nothing is deleted.
 *
 * @param revision as whoever discards it has read it: newer work is never thrown away unseen
 */
export async function discardDraft(
  deps: Deps,
  input: { personId: string; campaignId: number; revision: number },
): Promise<DiscardResult> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const draft = await findOpenDraft(tx, input.campaignId);
    if (!draft) return { kind: "not_found" };
    if (draft.revision !== input.revision) return { kind: "moved_on" };
    const actor = { kind: "person", id: input.personId } as const;
    await closeDiscardedDraft(tx, { id: draft.id, at });
    await withdrawOffer(tx, { campaignId: input.campaignId, actor, at, parts: [] });
    await insertAudit(tx, {
      at,
      actor: `person:${input.personId}`,
      action: "draft.discarded",
      subject: `draft:${draft.id}`,
      details: { revision: draft.revision },
    });
    return { kind: "discarded" };
  });
}
