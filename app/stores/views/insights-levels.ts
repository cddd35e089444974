import { sql } from "kysely";
import { type Cohort, ofCohort } from "#app/stores/views/insights-cohort.ts";
import type { Db } from "#db/client.ts";

export interface StandingOutcomes {
  /** What the assignments rested on: a level of the gate (`ready`, `provisional`), `waiver` or `fallback`. */
  readonly standing: string;
  readonly assignments: number;
  /** The lead became SQL while this rep had it. */
  readonly sql: number;
  /** This rep called it a wrong fit. */
  readonly wrongFit: number;
}

/** Assignments of a cohort's leads by what they rested on when they were made. */
export async function countByStanding(db: Db, cohort: Cohort): Promise<StandingOutcomes[]> {
  const { rows } = await sql<StandingOutcomes>`
    with became as (
      select distinct owner.id
      from lead
      join lead_move m on m.lead_id = lead.id and m.to_stage = 'sql'
      cross join lateral (
        select a.id from assignment a
        where a.lead_id = lead.id and a.assigned_at <= m.at
        order by a.assigned_at desc limit 1
      ) owner
      where ${ofCohort(cohort)}
    ), unfit as (
      -- A disposition ends its assignment in the same instant, and may begin the next one.
      select distinct owner.id
      from lead
      join disposition d on d.lead_id = lead.id and d.code = 'wrong_fit'
      cross join lateral (
        select a.id from assignment a
        where a.lead_id = lead.id and a.assigned_at <= d.at and (a.ended_at is null or a.ended_at >= d.at)
        order by a.assigned_at limit 1
      ) owner
      where ${ofCohort(cohort)}
    )
    select
      case assignment.via when 'gate' then assignment.level else assignment.via end as standing,
      count(*)::int as assignments,
      count(became.id)::int as sql,
      count(unfit.id)::int as wrong_fit
    from assignment
    join lead on lead.id = assignment.lead_id
    left join became on became.id = assignment.id
    left join unfit on unfit.id = assignment.id
    where ${ofCohort(cohort)}
    group by 1
    order by 1
  `.execute(db);
  return rows;
}
