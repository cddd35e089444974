import { sql } from "kysely";
import type { DispositionCount } from "#app/domain/insights/dispositions.ts";
import { type Cohort, ofCohort } from "#app/stores/views/insights-cohort.ts";
import type { Db } from "#db/client.ts";

/** How often each code was given to leads of a cohort, with its step and where the lead stands now. */
export async function countDispositions(db: Db, cohort: Cohort): Promise<DispositionCount[]> {
  return db
    .selectFrom("disposition")
    .innerJoin("lead", "lead.id", "disposition.leadId")
    .select(["disposition.code", "disposition.action", "lead.stage", sql<number>`count(*)::int`.as("count")])
    .where(ofCohort(cohort))
    .groupBy(["disposition.code", "disposition.action", "lead.stage"])
    .orderBy("disposition.code")
    .execute();
}
