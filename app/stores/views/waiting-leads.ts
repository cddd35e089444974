import { sql } from "kysely";
import { NOT_AGAIN } from "#app/stores/assignments.ts";
import type { Db } from "#db/client.ts";

/** Leads of one pool that waited. */
export interface WaitingLeads {
  readonly pool: string;
  readonly leads: number;
}

/**
 * How many leads of a campaign were held at an instant, by pool, as far as this rep could have been given them: none that
 * was taken from them since it last qualified, none at all while they are on leave. Numbers only, since nobody sees a lead
 * before it is theirs.
 */
export async function countWaitingLeads(
  db: Db,
  { campaignId, repId, at }: { campaignId: number; repId: string; at: number },
): Promise<WaitingLeads[]> {
  const then = new Date(at);
  const { rows } = await sql<WaitingLeads>`
    select hold.pool, count(*)::int as leads
    from hold join lead on lead.id = hold.lead_id
    where hold.campaign_id = ${campaignId}::int
      and hold.since <= ${then}::timestamptz and (hold.ended_at is null or hold.ended_at >= ${then}::timestamptz)
      and not exists (
        select from assignment had
        where had.lead_id = hold.lead_id and had.rep_id = ${repId}::uuid and had.assigned_at < ${then}::timestamptz
          and had.assigned_at >= coalesce(lead.qualified_at, '-infinity') and had.end_reason = any(${[...NOT_AGAIN]}::text[])
      )
      and not exists (
        select from leave
        where leave.person_id = ${repId}::uuid and leave.starts_at <= ${then}::timestamptz and leave.ends_at > ${then}::timestamptz
      )
    group by hold.pool`.execute(db);
  return rows;
}
