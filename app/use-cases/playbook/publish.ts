import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { findProposal } from "#app/stores/proposals.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { isCampaignBusy } from "#app/use-cases/playbook/campaign-busy.ts";
import { publishLocked, type PublishLockedResult } from "#app/use-cases/playbook/publish-locked.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type PublishResult =
  | PublishLockedResult
  /** The campaign's lock didn't come free in time. Nothing was published. */
  | { readonly kind: "busy" };

export interface Publish {
  readonly actor: Actor;
  readonly proposalId: string;
  /** A grace period: the version is public at once and required from then on (with a reason). */
  readonly enforceAfterMs?: number;
  /** The same by its end; one that is over is no grace. */
  readonly enforceAt?: number;
  readonly note?: string;
}

/**
 * Publishes signed content as the next version. When this has returned, no lead goes to anyone who isn't ready on the
 * text in force: every verdict is stamped with the version it was made under, and the campaign row now names another.
 */
export async function publish(deps: Deps, input: Publish): Promise<PublishResult> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      const seen = await findProposal(tx, input.proposalId);
      if (!seen) return { kind: "not_found" };
      await lockCampaign(tx, seen.campaignId);
      return publishLocked(deps, tx, input);
    });
  } catch (error) {
    // Inside somebody else's transaction nothing can go on: that is theirs to tell.
    if (!deps.db.isTransaction && isCampaignBusy(error)) return { kind: "busy" };
    throw error;
  }
}
