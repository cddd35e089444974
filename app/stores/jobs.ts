import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** Background work by name, with what each needs to know; app/jobs/index.ts maps each name to a use-case. */
export interface JobPayloads {
  /** Try to assign every held lead of a campaign: somebody may have become eligible. */
  "release-holds": { campaignId: number };
  /** A hold's time is up: tell the managers, or hand the lead to the named fallback. */
  "step-hold": { holdId: string };
  /** Decide anew for everybody enrolled, after a publication. */
  "redecide-campaign": { campaignId: number };
  /** The memory model has changed: fold every memory anew that another one made. */
  "replay-memories": Record<string, never>;
  /** Fit the memory model to the organisation's own answers; who asked, or nobody: it is the week's. */
  "fit-memory": { askedBy?: string | undefined };
  /** Work out how well the memory model predicts. */
  calibrate: Record<string, never>;
  /** The time of an ordered publication has come. */
  "publish-scheduled": { scheduleId: string };
  /** Tell everybody enrolled what a publication changed, or that it was taken back. */
  "announce-version": { playbookId: number };
  /** Score a campaign's leads under a version that scores differently. */
  "rescore-campaign": { playbookId: number };
  /** A clock has run out: mark the breach and tell people. */
  "breach-clock": { clockId: string };
  /** Somebody has left: their open leads go to others. */
  "rehome-leads": { repId: string };
  /** A nurtured lead's return date has come. */
  "revisit-lead": { leadId: string };
  /** A file of leads is being imported: take the next batch of its rows in. */
  "import-leads": { importId: string };
  /** A notice goes out by e-mail too. */
  "send-mail": { noticeId: string };
}
export type JobName = keyof JobPayloads;

/** Enqueues in the caller's transaction: no commit, no job. A job with the same key waits once, with the latest payload. */
export async function enqueueJob<Name extends JobName>(
  db: Db,
  name: Name,
  payload: JobPayloads[Name],
  options: { key?: string; runAt?: number } = {},
): Promise<void> {
  const runAt = options.runAt === undefined ? null : new Date(options.runAt);
  await sql`select graphile_worker.add_job(
    ${name},
    payload => ${JSON.stringify(payload)}::json,
    run_at => ${runAt}::timestamptz,
    job_key => ${options.key ?? null},
    max_attempts => 12
  )`.execute(db);
}
