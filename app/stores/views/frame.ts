import type { Scope } from "#app/auth/permissions.ts";
import { listCampaignRows } from "#app/stores/views/playbook-campaigns.ts";
import type { Db } from "#db/client.ts";

/** What the frame around every page names: campaigns to jump to, and whether this is the demo world. */
export interface FrameFacts {
  readonly campaigns: readonly { readonly key: string; readonly name: string }[];
  readonly isDemo: boolean;
}

export async function getFrameFacts(db: Db, scope: Scope): Promise<FrameFacts> {
  const campaigns = (await listCampaignRows(db, scope)).map(({ key, name }) => ({ key, name }));
  const demo = await db.selectFrom("campaign").select("id").where("demo", "=", true).limit(1).executeTakeFirst();
  return { campaigns, isDemo: demo !== undefined };
}
