import { sql } from "kysely";
import type { Db } from "#db/client.ts";

export interface WeekCount {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly week: string;
  readonly received: number;
  /** Leads that became qualified for the first time. */
  readonly qualified: number;
  /** Leads given to a rep for the first time, and given to one again. */
  readonly handedOver: number;
  readonly handedOnAgain: number;
}

/** What happened in each calendar week of a time zone, from a Monday on; weeks without anything are absent. */
export async function countByWeek(
  db: Db,
  { campaignId, fromWeek, timeZone }: { campaignId: number; fromWeek: string; timeZone: string },
): Promise<WeekCount[]> {
  const { rows } = await sql<WeekCount>`
    with happened as (
      select 'received' as what, received_at as at from lead where campaign_id = ${campaignId}
      union all
      select 'qualified', min(m.at)
      from lead_move m join lead on lead.id = m.lead_id
      where lead.campaign_id = ${campaignId} and m.to_stage = 'qualified'
      group by m.lead_id
      union all
      select
        case row_number() over (partition by lead_id order by assigned_at, id) when 1 then 'first' else 'again' end,
        assigned_at
      from assignment where campaign_id = ${campaignId}
    ), local as (
      select what, at at time zone ${timeZone}::text as at from happened
    )
    select
      to_char(date_trunc('week', at), 'YYYY-MM-DD') as week,
      (count(*) filter (where what = 'received'))::int as received,
      (count(*) filter (where what = 'qualified'))::int as qualified,
      (count(*) filter (where what = 'first'))::int as handed_over,
      (count(*) filter (where what = 'again'))::int as handed_on_again
    from local
    where at >= ${fromWeek}::date
    group by 1
    order by 1
  `.execute(db);
  return rows;
}
