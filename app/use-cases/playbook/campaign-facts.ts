import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Campaign, CampaignFlip } from "#app/stores/campaigns.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import type { Db } from "#db/client.ts";

/** What a campaign is called and whom it belongs to, as a text says; who can't be found stays who they were. */
export async function campaignFacts(
  db: Db,
  campaign: Campaign,
  { campaign: facts }: Playbook,
): Promise<Omit<CampaignFlip, "playbookId" | "nextPlaybookId" | "nextFrom">> {
  const marketing = await findPersonByEmail(db, facts.owners.marketing);
  const sales = await findPersonByEmail(db, facts.owners.sales);
  return {
    name: facts.name,
    channel: facts.channel,
    launchOn: facts.launch ?? null,
    marketingOwnerId: marketing?.id ?? campaign.marketingOwnerId,
    salesOwnerId: sales?.id ?? campaign.salesOwnerId,
  };
}
