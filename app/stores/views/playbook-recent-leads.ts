import { sql } from "kysely";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { toLead } from "#app/stores/leads.ts";
import { prospectOf } from "#app/stores/views/prospect.ts";
import { listEventsAtArrival, listLastEvents } from "#app/stores/lead-events.ts";
import type { Db } from "#db/client.ts";

/** A real lead of a campaign as it can be scored again. */
export interface RecentLead {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly company: string | null;
  /** When it came in, epoch milliseconds. */
  readonly at: number;
  readonly facts: LeadFacts;
}

/**
 * The leads of a campaign that came in last, newest first, with what their prospects had done until then, or with
 * everything they have done.
 */
export async function listRecentLeads(
  db: Db,
  {
    campaignId,
    limit,
    events: which = "at_arrival",
  }: { campaignId: number; limit: number; events?: "at_arrival" | "all" },
): Promise<RecentLead[]> {
  const rows = await db
    .selectFrom("lead")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .orderBy("receivedAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  const events = await (which === "all" ? listLastEvents(db, ids) : listEventsAtArrival(db, ids));
  return rows.map((row) => {
    const { id, externalId, receivedAt, details } = toLead(row);
    const facts = { ...details, events: events.get(id) ?? [] };
    return { id, externalId, at: receivedAt, facts, ...prospectOf(row) };
  });
}

/** How many leads of a campaign qualified in a span, and when its very first lead came in; null if none ever did. */
export async function countQualified(
  db: Db,
  { campaignId, from, to }: { campaignId: number; from: number; to: number },
): Promise<{ count: number; firstAt: number | null }> {
  const row = await db
    .selectFrom("lead")
    .select([
      sql<number>`count(*) filter (where qualified_at >= ${new Date(from)} and qualified_at < ${new Date(to)})::int`.as(
        "count",
      ),
      sql<Date | null>`min(received_at)`.as("firstAt"),
    ])
    .where("campaignId", "=", campaignId)
    .executeTakeFirstOrThrow();
  return { count: row.count, firstAt: row.firstAt?.getTime() ?? null };
}
