import { catalogueOf, type LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import { listRecentLeads } from "#app/stores/views/playbook-recent-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";

const LEADS_AT_MOST = 1_000;

/** What the latest leads of a campaign say, at most 1,000 of them: what can be picked when writing a rule. */
export async function leadCatalogue(deps: Pick<Deps, "db">, campaignId: number): Promise<LeadCatalogue> {
  const leads = await listRecentLeads(deps.db, { campaignId, limit: LEADS_AT_MOST, events: "all" });
  return catalogueOf(leads.map(({ facts }) => facts));
}
