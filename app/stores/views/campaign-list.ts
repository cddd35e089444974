import type { Scope } from "#app/auth/permissions.ts";
import { type Campaign, toCampaign } from "#app/stores/campaigns.ts";
import { campaignInScope } from "#app/stores/views/campaign-scope.ts";
import type { Db } from "#db/client.ts";

export interface CampaignListQuestion {
  readonly scope: Scope;
  /** Where the page before ended: its last campaign's key. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The campaigns a caller may see, by key, a page at a time. */
export async function listCampaignPage(
  db: Db,
  { scope, cursor, limit }: CampaignListQuestion,
): Promise<{ items: Campaign[]; nextCursor: string | null }> {
  const rows = await db
    .selectFrom("campaign")
    .selectAll()
    .where(campaignInScope(scope))
    .$if(cursor !== undefined, (query) => query.where("campaign.key", ">", cursor ?? ""))
    .orderBy("campaign.key")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toCampaign);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.key ?? null) : null };
}
