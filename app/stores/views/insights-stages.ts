import { sql } from "kysely";
import { type Stage, STAGES } from "#app/domain/leads/lead.ts";
import { type Cohort, ofCohort } from "#app/stores/views/insights-cohort.ts";
import type { Db } from "#db/client.ts";

export interface StageCount {
  readonly stage: Stage;
  /** Leads that stand there now; over all stages every lead once. */
  readonly now: number;
  /** Leads that have ever been there. */
  readonly ever: number;
}

/** Every stage in the order of the path, those without a lead too. */
export async function countByStage(db: Db, cohort: Cohort): Promise<StageCount[]> {
  const standing = await db
    .selectFrom("lead")
    .select(["lead.stage", sql<number>`count(*)::int`.as("leads")])
    .where(ofCohort(cohort))
    .groupBy("lead.stage")
    .execute();
  const been = await db
    .selectFrom("leadMove")
    .innerJoin("lead", "lead.id", "leadMove.leadId")
    .select(["leadMove.toStage as stage", sql<number>`count(distinct lead.id)::int`.as("leads")])
    .where(ofCohort(cohort))
    .groupBy("leadMove.toStage")
    .execute();
  const leadsIn = (rows: typeof been, stage: Stage) => rows.find((row) => row.stage === stage)?.leads ?? 0;
  return STAGES.map((stage) => ({ stage, now: leadsIn(standing, stage), ever: leadsIn(been, stage) }));
}
