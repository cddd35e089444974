import { sql } from "kysely";
import { type Cohort, everIn, ofCohort } from "#app/stores/views/insights-cohort.ts";
import type { Db } from "#db/client.ts";

export interface OutcomeCounts {
  readonly leads: number;
  /** Given to a rep at least once. */
  readonly handedOver: number;
  /** Became SQL or went beyond; an opportunity has been an SQL. */
  readonly sql: number;
  /** Was called a wrong fit at least once. */
  readonly wrongFit: number;
}

export interface CriterionOutcomes {
  readonly key: string;
  /** Leads that met it, and those that were scored on it and did not show it. */
  readonly met: OutcomeCounts;
  readonly others: OutcomeCounts;
}

export interface CriteriaOutcomes {
  readonly all: OutcomeCounts;
  readonly criteria: readonly CriterionOutcomes[];
}

interface Row extends OutcomeCounts {
  /** Null: every lead of the cohort. */
  key: string | null;
  met: boolean | null;
}

/** Outcomes of a cohort's leads by what they met, as each was scored last. */
export async function countByCriterion(db: Db, cohort: Cohort): Promise<CriteriaOutcomes> {
  const { rows } = await sql<Row>`
    with outcome as materialized (
      select
        lead.id,
        lead.criteria,
        ${everIn("assigned")} as handed_over,
        ${everIn("sql")} as sql,
        exists (select from disposition d where d.lead_id = lead.id and d.code = 'wrong_fit') as wrong_fit
      from lead
      where ${ofCohort(cohort)}
    ), scored as (
      select null as key, null::boolean as met, handed_over, sql, wrong_fit from outcome
      union all
      select criterion ->> 'key', criterion ->> 'state' = 'met', handed_over, sql, wrong_fit
      from outcome, jsonb_array_elements(criteria) as criterion
    )
    select
      key,
      met,
      count(*)::int as leads,
      (count(*) filter (where handed_over))::int as handed_over,
      (count(*) filter (where sql))::int as sql,
      (count(*) filter (where wrong_fit))::int as wrong_fit
    from scored
    group by key, met
    order by key, met
  `.execute(db);
  const keys = [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))];
  return {
    all: toCounts(rows.find(({ key }) => key === null)),
    criteria: keys.map((key) => ({
      key,
      met: toCounts(rows.find((row) => row.key === key && row.met === true)),
      others: toCounts(rows.find((row) => row.key === key && row.met === false)),
    })),
  };
}

function toCounts(row: Row | undefined): OutcomeCounts {
  if (!row) return { leads: 0, handedOver: 0, sql: 0, wrongFit: 0 };
  const { leads, handedOver, sql: became, wrongFit } = row;
  return { leads, handedOver, sql: became, wrongFit };
}
