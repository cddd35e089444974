import { sql } from "kysely";
import { z } from "zod";
import type { LeadEvent } from "#app/domain/leads/lead.ts";
import type { Db } from "#db/client.ts";

/** What a prospect did, in the order it happened. */
export async function listLeadEvents(db: Db, leadId: string): Promise<LeadEvent[]> {
  const rows = await db
    .selectFrom("leadEvent")
    .select(["type", "at", "data"])
    .where("leadId", "=", leadId)
    .orderBy("at")
    .orderBy("id")
    .limit(5_000)
    .execute();
  return rows.map((row) => ({ type: row.type, at: row.at.getTime(), data: Data.parse(row.data) }));
}

/** Adds what was not there yet (same type, time and data is the same event); answers how many were new. */
export async function insertLeadEvents(
  db: Db,
  { leadId, events, at }: { leadId: string; events: readonly LeadEvent[]; at: number },
): Promise<number> {
  if (events.length === 0) return 0;
  const rows = events.map((event) => ({ type: event.type, at_ms: event.at, data: event.data }));
  const added = await sql`
    insert into lead_event (lead_id, type, at, data, received_at)
    select ${leadId}::uuid, e.type, to_timestamp(e.at_ms / 1000.0), e.data, ${new Date(at)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(type text, at_ms float8, data jsonb)
    on conflict do nothing`.execute(db);
  return Number(added.numAffectedRows ?? 0);
}

const ScalarValue = z.union([z.string(), z.number(), z.boolean()]);
const Data = z.record(z.string(), z.union([ScalarValue, z.array(ScalarValue)]));
