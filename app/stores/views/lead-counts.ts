import { sql } from "kysely";
import type { Stage } from "#app/domain/leads/lead.ts";
import { inScope, type LeadScope } from "#app/stores/views/lead-scope.ts";
import type { Db } from "#db/client.ts";

export interface LeadFilter {
  readonly scope: LeadScope;
  readonly campaign?: string | undefined;
  readonly repId?: string | undefined;
}

/** How many leads somebody may see stand in each stage; stages without any are absent. */
export async function countLeads(db: Db, filter: LeadFilter): Promise<Partial<Record<Stage, number>>> {
  const rows = await visible(db, filter)
    .select(["lead.stage", sql<number>`count(*)::int`.as("leads")])
    .groupBy("lead.stage")
    .execute();
  return Object.fromEntries(rows.map(({ stage, leads }) => [stage, leads]));
}

/** What the lists can be narrowed to: campaigns with leads, and people who have any open. */
export async function listLeadFilters(db: Db, scope: LeadScope) {
  const campaigns = await visible(db, { scope })
    .select(["campaign.key", "campaign.name"])
    .groupBy(["campaign.key", "campaign.name"])
    .orderBy("campaign.name")
    .limit(200)
    .execute();
  const reps = await visible(db, { scope })
    .innerJoin("person", "person.id", "owner.repId")
    .select(["person.id", "person.name"])
    .groupBy(["person.id", "person.name"])
    .orderBy("person.name")
    .limit(1_000)
    .execute();
  return { campaigns, reps };
}

function visible(db: Db, { scope, campaign, repId }: LeadFilter) {
  return db
    .selectFrom("lead")
    .innerJoin("campaign", "campaign.id", "lead.campaignId")
    .leftJoin("assignment as owner", (join) =>
      join.onRef("owner.leadId", "=", "lead.id").on("owner.endedAt", "is", null),
    )
    .where(inScope(scope))
    .$if(campaign !== undefined, (query) => query.where("campaign.key", "=", campaign ?? ""))
    .$if(repId !== undefined, (query) => query.where("owner.repId", "=", repId ?? null));
}
