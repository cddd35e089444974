import type { Subject } from "#app/auth/permissions.ts";
import { type Campaign, findCampaign } from "#app/stores/campaigns.ts";
import { campaignSubject } from "#app/stores/views/campaign-teams.ts";
import type { Db } from "#db/client.ts";

/** A campaign with what the permission table asks about it. */
export interface CampaignForViewer {
  readonly campaign: Campaign;
  readonly subject: Subject;
}

/** The campaign with its enrolled teams and owners, as the subject of a permission; null if there is none. */
export async function findCampaignForViewer(db: Db, key: string): Promise<CampaignForViewer | null> {
  const campaign = await findCampaign(db, key);
  if (!campaign) return null;
  return { campaign, subject: await campaignSubject(db, campaign) };
}

/** Names by id; ids that are nobody's are left out. */
export async function findNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
