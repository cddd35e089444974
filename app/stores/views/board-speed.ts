import { sql } from "kysely";
import { inScope, type LeadScope } from "#app/stores/views/lead-scope.ts";
import type { Db } from "#db/client.ts";

/** How fast a campaign's leads were first touched. */
export interface CampaignSpeed {
  readonly key: string;
  readonly name: string;
  readonly touched: number;
  readonly inTime: number;
  /** Half of them were touched within this, milliseconds. */
  readonly medianMs: number;
  readonly longestMs: number;
}

/** First touches since an instant (epoch milliseconds), by campaign. */
export async function listSpeed(
  db: Db,
  { scope, since }: { scope: LeadScope; since: number },
): Promise<CampaignSpeed[]> {
  const took = sql`extract(epoch from clock.met_at - clock.started_at) * 1000`;
  return db
    .selectFrom("slaClock as clock")
    .innerJoin("assignment as owner", "owner.id", "clock.assignmentId")
    .innerJoin("lead", "lead.id", "clock.leadId")
    .innerJoin("campaign", "campaign.id", "lead.campaignId")
    .select([
      "campaign.key",
      "campaign.name",
      sql<number>`count(*)::int`.as("touched"),
      sql<number>`count(*) filter (where clock.breached_at is null and clock.met_at <= clock.due_at)::int`.as("inTime"),
      sql<number>`percentile_cont(0.5) within group (order by ${took})::float8`.as("medianMs"),
      sql<number>`max(${took})::float8`.as("longestMs"),
    ])
    .where("clock.metAt", ">=", new Date(since))
    .where(inScope(scope))
    .groupBy(["campaign.key", "campaign.name"])
    .orderBy("campaign.name")
    .execute();
}
