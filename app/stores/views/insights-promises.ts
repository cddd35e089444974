import { sql } from "kysely";
import { type Cohort, ofCohort } from "#app/stores/views/insights-cohort.ts";
import type { Db } from "#db/client.ts";

/** What became of the promised first touches, one per assignment; the five parts are all of them. */
export interface PromiseCounts {
  readonly kept: number;
  /** Touched, but after the agreed time, or reported only after it. */
  readonly late: number;
  /** The time ran out and nobody touched the lead: it still waits, or was taken away. */
  readonly missed: number;
  /** The time still runs. */
  readonly open: number;
  /** The assignment ended before the time did. */
  readonly withdrawn: number;
  /** Half of the first touches came within this, milliseconds; null without any. */
  readonly medianMs: number | null;
}

/** First touches of a cohort's leads as they stand at an instant (epoch milliseconds). */
export async function countPromises(db: Db, cohort: Cohort, now: number): Promise<PromiseCounts> {
  const inTime = sql`clock.breached_at is null and clock.met_at <= clock.due_at`;
  const untouched = sql`clock.met_at is null`;
  const ranOut = sql`clock.due_at <= coalesce(clock.stopped_at, ${new Date(now)}::timestamptz)`;
  const took = sql`extract(epoch from clock.met_at - clock.started_at) * 1000`;
  return db
    .selectFrom("slaClock as clock")
    .innerJoin("lead", "lead.id", "clock.leadId")
    .select([
      sql<number>`(count(*) filter (where clock.met_at is not null and ${inTime}))::int`.as("kept"),
      sql<number>`(count(*) filter (where clock.met_at is not null and not (${inTime})))::int`.as("late"),
      sql<number>`(count(*) filter (where ${untouched} and ${ranOut}))::int`.as("missed"),
      sql<number>`(count(*) filter (where ${untouched} and not ${ranOut} and clock.stopped_at is null))::int`.as(
        "open",
      ),
      sql<number>`(count(*) filter (where ${untouched} and not ${ranOut} and clock.stopped_at is not null))::int`.as(
        "withdrawn",
      ),
      sql<number | null>`(percentile_cont(0.5) within group (order by ${took}))::float8`.as("medianMs"),
    ])
    .where(ofCohort(cohort))
    .executeTakeFirstOrThrow();
}
