import { sql } from "kysely";
import type { Db } from "#db/client.ts";

export interface LeadsAtStake {
  /** Leads of the campaign that wait for somebody eligible. */
  readonly held: number;
  /** Leads that these reps have open; they keep them. */
  readonly open: number;
}

/** What a publication meets: held leads of the campaign, and those that the given reps are working on. */
export async function countLeadsAtStake(
  db: Db,
  { campaignId, repIds }: { campaignId: number; repIds: readonly string[] },
): Promise<LeadsAtStake> {
  const held = await db
    .selectFrom("hold")
    .select(sql<number>`count(*)::int`.as("leads"))
    .where("campaignId", "=", campaignId)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  const open = await db
    .selectFrom("assignment")
    .select(sql<number>`count(*)::int`.as("leads"))
    .where("campaignId", "=", campaignId)
    .where("endedAt", "is", null)
    .where("repId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .executeTakeFirstOrThrow();
  return { held: held.leads, open: open.leads };
}
