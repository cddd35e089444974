import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import { campaignInScope } from "#app/stores/views/campaign-scope.ts";
import type { Db } from "#db/client.ts";

export interface InsightsCampaign {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** Leads received since the instant asked for, and ever. */
  readonly leads: number;
  readonly leadsEver: number;
  readonly firstLeadAt: number | null;
}

/** Campaigns a viewer may see figures of, by name: all, those that enrol one of their teams, those they own. */
export async function listInsightsCampaigns(
  db: Db,
  { scope, since }: { scope: Scope; since: number | null },
): Promise<InsightsCampaign[]> {
  const recent = since === null ? sql`true` : sql`lead.received_at >= ${new Date(since)}`;
  const rows = await db
    .selectFrom("campaign")
    .leftJoin("lead", "lead.campaignId", "campaign.id")
    .select([
      "campaign.id",
      "campaign.key",
      "campaign.name",
      sql<number>`(count(lead.id) filter (where ${recent}))::int`.as("leads"),
      sql<number>`count(lead.id)::int`.as("leadsEver"),
      sql<Date | null>`min(lead.received_at)`.as("firstLeadAt"),
    ])
    .where(campaignInScope(scope))
    .groupBy("campaign.id")
    .orderBy("campaign.name")
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, firstLeadAt: row.firstLeadAt?.getTime() ?? null }));
}
