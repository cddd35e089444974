import type { ApiContext } from "#app/api/environment.ts";
import { type ApiScope, requireAccess } from "#app/api/principal.ts";
import { unknown } from "#app/api/problem.ts";
import type { Action } from "#app/auth/permissions.ts";
import { findOpenAssignment } from "#app/stores/assignments.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findLead, type Lead } from "#app/stores/leads.ts";
import { findPeople } from "#app/stores/reps.ts";

/** What ids look like; anything else names nothing, and isn't asked of the database. */
export const UUID = /^[0-9a-f-]{36}$/i;

/** The lead, if the caller may do this to it; a lead that doesn't exist is 404. */
export async function leadFor(c: ApiContext, id: string, scope: ApiScope, action: Action): Promise<Lead> {
  const { db } = c.get("deps");
  const principal = c.get("principal");
  const lead = UUID.test(id) ? await findLead(db, id) : null;
  if (principal.kind === "service") requireAccess(principal, scope, action);
  if (!lead) throw unknown("lead", id);
  if (principal.kind === "service") return lead;
  const owner = await findOpenAssignment(db, lead.id);
  const rep = owner ? (await findPeople(db, [owner.repId])).get(owner.repId) : undefined;
  const campaign = await getCampaign(db, lead.campaignId);
  requireAccess(principal, scope, action, {
    personId: rep?.id,
    teamIds: rep?.teamIds,
    marketingOwnerId: campaign.marketingOwnerId,
    salesOwnerId: campaign.salesOwnerId,
  });
  return lead;
}
