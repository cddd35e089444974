import type { Campaign } from "#app/stores/campaigns.ts";
import { insertNotices, type NewNotice } from "#app/stores/notices.ts";
import type { Db } from "#db/client.ts";

/** Tells both owners of a campaign, except the one who did it. */
export async function tellOwners(
  tx: Db,
  campaign: Pick<Campaign, "marketingOwnerId" | "salesOwnerId">,
  { but, ...notice }: Omit<NewNotice, "personIds"> & { readonly but: string | null },
): Promise<void> {
  const owners = [campaign.marketingOwnerId, campaign.salesOwnerId];
  await insertNotices(tx, { ...notice, personIds: owners.filter((id) => id !== but) });
}
