import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { type LeadDetails, mergeDetails } from "#app/domain/leads/merge.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { type Campaign, findCampaign } from "#app/stores/campaigns.ts";
import { insertLeadEvents } from "#app/stores/lead-events.ts";
import { insertFirstMove } from "#app/stores/lead-moves.ts";
import { insertLead, type Lead, lockLeadByExternalId, updateLeadDetails } from "#app/stores/leads.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { getLeadStanding, type LeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { rescoreLead } from "#app/use-cases/leads/rescore.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import type { Db } from "#db/client.ts";

export interface IncomingLead {
  /** The campaign's key. */
  readonly campaign: string;
  readonly externalId?: string | undefined;
  readonly details: LeadDetails;
  readonly events: readonly LeadEvent[];
}
export type ReceiveLeadResult =
  | ({
      readonly kind: "accepted";
      /** False: it was known and has been updated. */ readonly created: boolean;
    } & LeadStanding)
  | { readonly kind: "unknown_campaign" };

/**
 * Takes a lead in: stored, scored, and assigned or held, all in one transaction, so that a lead once acknowledged has a
 * place. The same external id again updates that lead and scores it anew; it never gets a second owner.
 */
export async function receiveLead(
  deps: Deps,
  { lead, actor }: { lead: IncomingLead; actor: Actor },
): Promise<ReceiveLeadResult> {
  const campaign = await findCampaign(deps.db, lead.campaign);
  if (!campaign) return { kind: "unknown_campaign" };
  return inCampaign(deps, campaign.id, async (tx) => {
    const at = deps.clock.now();
    const known = await findKnown(tx, campaign, lead);
    const stored = known ?? (await create(tx, { campaign, lead, actor, at }));
    if (known) await updateLeadDetails(tx, { id: known.id, details: mergeDetails(known.details, lead.details), at });
    const added = await insertLeadEvents(tx, { leadId: stored.id, events: lead.events, at });
    await insertAudit(tx, {
      at,
      actor: actorText(actor),
      action: known ? "lead.updated" : "lead.received",
      subject: `lead:${stored.id}`,
      details: { campaign: campaign.key, externalId: stored.externalId, newEvents: added },
    });
    await rescoreLead(deps, tx, { leadId: stored.id, actor, newSignal: added > 0 });
    return { kind: "accepted", created: !known, ...(await getLeadStanding(tx, stored.id)) };
  });
}

async function findKnown(tx: Db, campaign: Campaign, { externalId }: IncomingLead): Promise<Lead | null> {
  return externalId === undefined ? null : lockLeadByExternalId(tx, { campaignId: campaign.id, externalId });
}

async function create(
  tx: Db,
  { campaign, lead, actor, at }: { campaign: Campaign; lead: IncomingLead; actor: Actor; at: number },
): Promise<Lead> {
  const { details, externalId = null } = lead;
  const created = await insertLead(tx, { campaignId: campaign.id, externalId, details, at, demo: campaign.demo });
  const reason = "received";
  await insertFirstMove(tx, { leadId: created.id, from: null, to: "received", actor: actorText(actor), reason, at });
  return created;
}
