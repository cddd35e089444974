import { type RawBuilder, sql } from "kysely";
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

const EVENTS_PER_LEAD = 200;

/** What each of these prospects had done when their lead came in, in the order it happened; the last 200 each. */
export function listEventsAtArrival(db: Db, leadIds: readonly string[]): Promise<Map<string, LeadEvent[]>> {
  return listLastEventsWhere(db, leadIds, sql`e.at <= l.received_at`);
}

/** What each of these prospects has done, in the order it happened; the last 200 each. */
export function listLastEvents(db: Db, leadIds: readonly string[]): Promise<Map<string, LeadEvent[]>> {
  return listLastEventsWhere(db, leadIds, sql`true`);
}

async function listLastEventsWhere(
  db: Db,
  leadIds: readonly string[],
  condition: RawBuilder<unknown>,
): Promise<Map<string, LeadEvent[]>> {
  const { rows } = await sql<{ leadId: string; type: string; at: Date; data: unknown }>`
    select l.id as lead_id, last.type, last.at, last.data
    from lead l
    cross join lateral (
      select e.id, e.type, e.at, e.data from lead_event e
      where e.lead_id = l.id and ${condition} order by e.at desc, e.id desc limit ${EVENTS_PER_LEAD}::int
    ) last
    where l.id = any(${[...leadIds]}::uuid[])
    order by last.at, last.id`.execute(db);
  const events = new Map<string, LeadEvent[]>();
  for (const { leadId, type, at, data } of rows) {
    const own = events.get(leadId) ?? [];
    own.push({ type, at: at.getTime(), data: Data.parse(data) });
    events.set(leadId, own);
  }
  return events;
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
