import { inTransaction } from "#app/use-cases/transaction.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { findProposal, insertSignature, listSignatures, type Proposal } from "#app/stores/proposals.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

export type Capacity = "marketing" | "sales";

export type SignResult =
  | { readonly kind: "signed"; readonly complete: boolean }
  | { readonly kind: "not_found" }
  | { readonly kind: "closed" }
  /** The text moved on since the signer read it: nothing was signed. */
  | { readonly kind: "changed" }
  | { readonly kind: "not_an_owner" };

/**
 * Signs the exact content that the signer has read, in every capacity they own (one person may own both sides).
 *
 * @param contentHash of what the signer saw; anything else is `changed`
 */
export async function sign(
  deps: Deps,
  input: { signerId: string; proposalId: string; contentHash: string },
): Promise<SignResult> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const seen = await findProposal(tx, input.proposalId);
    if (!seen) return { kind: "not_found" };
    await lockCampaign(tx, seen.campaignId);
    const proposal = await findProposal(tx, input.proposalId);
    if (!proposal) return { kind: "not_found" };
    if (proposal.closed) return { kind: "closed" };
    if (proposal.contentHash !== input.contentHash) return { kind: "changed" };

    const capacities = await capacitiesOf(tx, await getCampaign(tx, proposal.campaignId), proposal, input.signerId);
    if (capacities.length === 0) return { kind: "not_an_owner" };
    for (const capacity of capacities) {
      await insertSignature(tx, {
        proposalId: proposal.id,
        capacity,
        personId: input.signerId,
        contentHash: proposal.contentHash,
        signedAt: at,
      });
    }
    await insertAudit(tx, {
      at,
      actor: `person:${input.signerId}`,
      action: "playbook.signed",
      subject: `proposal:${proposal.id}`,
      details: { capacities, contentHash: proposal.contentHash },
    });
    return { kind: "signed", complete: (await listSignatures(tx, proposal.id)).length === 2 };
  });
}

/** Who owns the campaign today signs; before the first version, whom the content itself names. */
async function capacitiesOf(db: Db, campaign: Campaign, proposal: Proposal, personId: string): Promise<Capacity[]> {
  const owners =
    proposal.baseVersion > 0
      ? { marketing: campaign.marketingOwnerId, sales: campaign.salesOwnerId }
      : {
          marketing: (await findPersonByEmail(db, proposal.playbook.campaign.owners.marketing))?.id,
          sales: (await findPersonByEmail(db, proposal.playbook.campaign.owners.sales))?.id,
        };
  const capacities: Capacity[] = [];
  if (owners.marketing === personId) capacities.push("marketing");
  if (owners.sales === personId) capacities.push("sales");
  return capacities;
}
