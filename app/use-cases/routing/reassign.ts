import { type Assignment, type EndReason, findOpenAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findCampaignIdOfLead } from "#app/stores/leads.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { assignLead, type AssignResult } from "#app/use-cases/routing/assign.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { unassign } from "#app/use-cases/routing/unassign.ts";
import type { Db } from "#db/client.ts";

/** Takes a lead from its owner and routes it anew, past everybody who had it; nobody left means a hold. Lock held. */
export async function reassignLead(
  deps: Deps,
  tx: Db,
  input: { leadId: string; actor: Actor; why: EndReason; reason: string; turnBack: boolean },
): Promise<AssignResult | { readonly kind: "not_assigned" }> {
  const before = await findOpenAssignment(tx, input.leadId);
  if (!before) return { kind: "not_assigned" };
  const at = deps.clock.now();
  await unassign(tx, { assignment: before, reason: input.why, turnBack: input.turnBack, at });
  const result = await assignLead(deps, tx, input);
  await announce(tx, { before, result, input, at });
  return result;
}

/**
 * A manager or the system takes a lead back and routes it anew, in a transaction of its own; the rep's turn comes back.
 *
 * @param onlyIf the assignment that is meant; if the lead has moved on since, nothing happens
 */
export async function reassignLeadNow(
  deps: Deps,
  input: { leadId: string; actor: Actor; reason: string; onlyIf?: string },
): Promise<AssignResult | { readonly kind: "not_assigned" }> {
  const { leadId, actor, reason, onlyIf } = input;
  const campaignId = await findCampaignIdOfLead(deps.db, leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, async (tx) => {
    const owner = await findOpenAssignment(tx, leadId);
    if (onlyIf !== undefined && owner?.id !== onlyIf) return { kind: "not_assigned" };
    return reassignLead(deps, tx, { leadId, actor, reason, why: "taken_back", turnBack: true });
  });
}

async function announce(
  tx: Db,
  told: { before: Assignment; result: AssignResult; input: { actor: Actor; reason: string }; at: number },
): Promise<void> {
  const { before, result, input, at } = told;
  const campaign = await getCampaign(tx, before.campaignId);
  const subject = `lead:${before.leadId}`;
  const data = {
    lead: before.leadId,
    campaign: campaign.key,
    from: before.repId,
    to: result.kind === "assigned" ? result.assignment.repId : null,
    reason: input.reason,
  };
  await insertNotices(tx, {
    personIds: [before.repId],
    kind: "lead_taken",
    title: `A lead of ${campaign.name} has moved on`,
    body: `It is no longer yours: ${input.reason}.`,
    href: `/leads/${before.leadId}`,
    dedupeKey: `taken:${before.id}`,
    at,
  });
  await insertOutboxEvent(tx, { type: "lead.reassigned", subject, data, at });
  await insertAudit(tx, { at, actor: actorText(input.actor), action: "lead.reassigned", subject, details: data });
}
