import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { insertLeadEvents } from "#app/stores/lead-events.ts";
import { findCampaignIdOfLead, lockLead } from "#app/stores/leads.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { getLeadStanding, type LeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { rescoreLead } from "#app/use-cases/leads/rescore.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";

export type AddEventsResult =
  ({ readonly kind: "added"; readonly added: number } & LeadStanding) | { readonly kind: "not_found" };

/** The prospect did something: remembered once, and the lead is scored anew, which may qualify it. */
export async function addEvents(
  deps: Deps,
  { leadId, events, actor }: { leadId: string; events: readonly LeadEvent[]; actor: Actor },
): Promise<AddEventsResult> {
  const campaignId = await findCampaignIdOfLead(deps.db, leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, async (tx) => {
    const at = deps.clock.now();
    await lockLead(tx, leadId);
    const added = await insertLeadEvents(tx, { leadId, events, at });
    const subject = `lead:${leadId}`;
    await insertAudit(tx, { at, actor: actorText(actor), action: "lead.events_added", subject, details: { added } });
    await rescoreLead(deps, tx, { leadId, actor, newSignal: added > 0 });
    return { kind: "added", added, ...(await getLeadStanding(tx, leadId)) };
  });
}
