import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { type LeadDetails, mergeDetails } from "#app/domain/leads/merge.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { type Campaign, findCampaign, getCampaign } from "#app/stores/campaigns.ts";
import { insertLeadEvents, listLeadEvents } from "#app/stores/lead-events.ts";
import { insertLead, type Lead, lockLeadByExternalId, updateLeadDetails } from "#app/stores/leads.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { assignmentView, getLeadStanding, type LeadStanding, leadView } from "#app/use-cases/leads/lead-view.ts";
import { rescoreInContext, type Rescored } from "#app/use-cases/leads/rescore.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { versionInForce } from "#app/use-cases/routing/routing-context.ts";
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
    const known = await findKnown(tx, campaign.id, lead);
    const stored = known ? await update(tx, { known, lead, at }) : await create(tx, { campaign, lead, actor, at });
    const added = await insertLeadEvents(tx, { leadId: stored.id, events: lead.events, at });
    await insertAudit(tx, {
      at,
      actor: actorText(actor),
      action: known ? "lead.updated" : "lead.received",
      subject: `lead:${stored.id}`,
      details: { campaign: campaign.key, externalId: stored.externalId, newEvents: added },
    });
    // Read again: waiting for the lock may have seen a publication pass.
    const current = await getCampaign(tx, campaign.id);
    const events = known || added > 0 ? await listLeadEvents(tx, stored.id) : [];
    const context = { at, campaign: current, lead: stored, events, version: await versionInForce(tx, current, at) };
    const rescored = await rescoreInContext(deps, tx, context, { actor, newSignal: added > 0 });
    return { kind: "accepted", created: !known, ...(await standingAfter(tx, campaign.key, rescored)) };
  });
}

async function findKnown(tx: Db, campaignId: number, { externalId }: IncomingLead): Promise<Lead | null> {
  return externalId === undefined ? null : lockLeadByExternalId(tx, { campaignId, externalId });
}

async function update(tx: Db, { known, lead, at }: { known: Lead; lead: IncomingLead; at: number }): Promise<Lead> {
  const details = mergeDetails(known.details, lead.details);
  await updateLeadDetails(tx, { id: known.id, details, at });
  return { ...known, details };
}

async function create(
  tx: Db,
  { campaign, lead, actor, at }: { campaign: Campaign; lead: IncomingLead; actor: Actor; at: number },
): Promise<Lead> {
  const { details, externalId = null } = lead;
  const { id: campaignId, demo } = campaign;
  return insertLead(tx, { campaignId, externalId, details, at, demo, actor: actorText(actor) });
}

/** Known from what was just written, unless the lead had an owner or a hold before. */
async function standingAfter(tx: Db, campaign: string, { lead, assigning }: Rescored): Promise<LeadStanding> {
  if (assigning?.kind === "assigned") {
    const { rep, assignment } = assigning;
    return {
      lead: leadView({ ...lead, stage: "assigned" }, campaign),
      assignment: assignmentView(assignment, rep),
      hold: null,
    };
  }
  return getLeadStanding(tx, lead.id);
}
