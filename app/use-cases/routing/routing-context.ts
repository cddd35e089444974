import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { type Campaign, getCampaign, inForceId } from "#app/stores/campaigns.ts";
import { listLeadEvents } from "#app/stores/lead-events.ts";
import { type Lead, lockLead } from "#app/stores/leads.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/** A lead, its campaign and the version in force, as they stand now that the campaign's lock is held. */
export interface RoutingContext {
  readonly at: number;
  readonly campaign: Campaign;
  readonly lead: Lead;
  readonly events: readonly LeadEvent[];
  /** Null: nothing has been published yet. */
  readonly version: PlaybookVersion | null;
}

export async function findRoutingContext(
  deps: Pick<Deps, "clock">,
  tx: Db,
  leadId: string,
): Promise<RoutingContext | null> {
  const lead = await lockLead(tx, leadId);
  if (!lead) return null;
  const campaign = await getCampaign(tx, lead.campaignId);
  const at = deps.clock.now();
  return {
    at,
    campaign,
    lead,
    events: await listLeadEvents(tx, leadId),
    version: await versionInForce(tx, campaign, at),
  };
}

export async function versionInForce(tx: Db, campaign: Campaign, at: number): Promise<PlaybookVersion | null> {
  const id = inForceId(campaign, at);
  return id === null ? null : getPlaybook(tx, id);
}

/** The lead as rules see it. */
export function factsOf({ lead, events }: Pick<RoutingContext, "lead" | "events">): LeadFacts {
  return { ...lead.details, events };
}
