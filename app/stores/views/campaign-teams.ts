import type { Campaign } from "#app/stores/campaigns.ts";
import type { Db } from "#db/client.ts";

/** What the permission table needs to know of a campaign: its enrolled teams and its owners. */
export async function campaignSubject(db: Db, campaign: Campaign) {
  const rows = await db.selectFrom("campaignTeam").select("teamId").where("campaignId", "=", campaign.id).execute();
  return {
    teamIds: rows.map(({ teamId }) => teamId),
    marketingOwnerId: campaign.marketingOwnerId,
    salesOwnerId: campaign.salesOwnerId,
  };
}
