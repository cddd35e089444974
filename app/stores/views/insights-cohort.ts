import { type RawBuilder, sql } from "kysely";

/** The leads a page of insights is about: a campaign's, received since an instant; null: all of them. */
export interface Cohort {
  readonly campaignId: number;
  readonly since: number | null;
}

/** The condition of a cohort, over `lead`. */
export function ofCohort({ campaignId, since }: Cohort): RawBuilder<boolean> {
  if (since === null) return sql<boolean>`lead.campaign_id = ${campaignId}`;
  return sql<boolean>`(lead.campaign_id = ${campaignId} and lead.received_at >= ${new Date(since)})`;
}

/** Whether a lead has ever been in a stage, over `lead`. */
export function everIn(stage: "assigned" | "sql"): RawBuilder<boolean> {
  return sql<boolean>`exists (select from lead_move m where m.lead_id = lead.id and m.to_stage = ${stage}::text)`;
}
