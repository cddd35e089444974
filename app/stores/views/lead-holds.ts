import type { Intent } from "#app/domain/leads/lead.ts";
import type { LeftOut } from "#app/domain/routing/routing.ts";
import { toHold } from "#app/stores/holds.ts";
import { inScope, type LeadScope } from "#app/stores/views/lead-scope.ts";
import { prospectOf } from "#app/stores/views/prospect.ts";
import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** A lead that waits, and why: for the board. Instants are epoch milliseconds. */
export interface HeldLead {
  readonly leadId: string;
  readonly campaign: { readonly key: string; readonly name: string };
  readonly name: string;
  readonly company: string | null;
  readonly intent: Intent;
  readonly score: number;
  readonly since: number;
  readonly escalatesAt: number;
  readonly escalatedAt: number | null;
  readonly fallsBackAt: number | null;
  readonly pool: string;
  readonly decisionId: string;
  readonly reasons: readonly LeftOut[];
}

/** What waits, in the order it will be released: high intent first, then whoever waited longest. */
export async function listHeldLeads(
  db: Db,
  { scope, campaign, limit }: { scope: LeadScope; campaign?: string | undefined; limit: number },
): Promise<HeldLead[]> {
  const rows = await db
    .selectFrom("hold")
    .innerJoin("lead", "lead.id", "hold.leadId")
    .innerJoin("campaign", "campaign.id", "hold.campaignId")
    .leftJoin("assignment as owner", (join) =>
      join.onRef("owner.leadId", "=", "lead.id").on("owner.endedAt", "is", null),
    )
    .selectAll("hold")
    .select([
      "lead.contact",
      "lead.company",
      "lead.intent",
      "lead.score",
      "campaign.key as campaignKey",
      "campaign.name as campaignName",
    ])
    .where("hold.endedAt", "is", null)
    .where(inScope(scope))
    .$if(campaign !== undefined, (query) => query.where("campaign.key", "=", campaign ?? ""))
    .orderBy(sql`lead.intent = 'high'`, "desc")
    .orderBy("hold.since")
    .orderBy("hold.id")
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { leadId, since, escalatesAt, escalatedAt, fallsBackAt, pool, decisionId, reasons } = toHold(row);
    return {
      ...{ leadId, since, escalatesAt, escalatedAt, fallsBackAt, pool, decisionId, reasons },
      ...prospectOf(row),
      campaign: { key: row.campaignKey, name: row.campaignName },
      intent: row.intent,
      score: row.score,
    };
  });
}
