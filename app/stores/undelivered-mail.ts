import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import type { Db } from "#db/client.ts";

/** A notice that should have reached somebody by mail, and has not. */
export interface UndeliveredMail {
  readonly jobId: string;
  readonly noticeId: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly title: string;
  /** When the person was told in the app, and the mail was due. */
  readonly since: number;
  readonly triedAt: number;
  readonly attempts: number;
  /** When it is tried again; null once it has run out of tries. */
  readonly nextAt: number | null;
  /** What the mail server, or the way to it, said last. */
  readonly error: string;
}

/** As much of an error as a table can carry. */
const MOST_WORDS = 300;

/** Mail that failed at least once and whose notice still stands, of people whom the viewer may see: longest waiting first. */
export async function listUndeliveredMail(
  db: Db,
  { scope, limit }: { scope: Scope; limit: number },
): Promise<UndeliveredMail[]> {
  const { rows } = await sql<Row>`
    with ${failedMail()}
    select mail.job_id::text as "jobId", notice.id as "noticeId", person.id as "personId", person.name, person.email as address, notice.title,
           notice.created_at as since, mail.updated_at as "triedAt", mail.attempts, mail.error,
           case when mail.gave_up then null else mail.run_at end as "nextAt"
    from ${wantedMail()}
    where ${isSeen(scope)}
    order by mail.gave_up desc, notice.created_at, notice.id
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    since: row.since.getTime(),
    triedAt: row.triedAt.getTime(),
    nextAt: row.nextAt?.getTime() ?? null,
    error: (row.error ?? "").slice(0, MOST_WORDS),
  }));
}

/** How many mails are still tried, and how many have run out of their tries. */
export async function countUndeliveredMail(db: Db, scope: Scope): Promise<{ retrying: number; gaveUp: number }> {
  const { rows } = await sql<{ retrying: number; gaveUp: number }>`
    with ${failedMail()}
    select (count(*) filter (where not mail.gave_up))::int as retrying,
           (count(*) filter (where mail.gave_up))::int as "gaveUp"
    from ${wantedMail()}
    where ${isSeen(scope)}`.execute(db);
  return rows[0] ?? { retrying: 0, gaveUp: 0 };
}

/** Gives a mail all its tries again, from now on. Enqueuing it anew would leave behind the job that gave up. */
export async function rescheduleMail(db: Db, jobIds: readonly string[]): Promise<void> {
  await sql`
    select graphile_worker.reschedule_jobs(${[...jobIds]}::bigint[], run_at => now(), attempts => 0)`.execute(db);
}

/** Lets go of mail that ran out of its tries and that nobody waits for: read, settled, or its person gone. */
export async function deleteUnwantedMail(db: Db): Promise<void> {
  await sql`
    with ${failedMail()}
    select graphile_worker.complete_jobs(array_agg(mail.job_id))
    from mail
    where mail.gave_up and not exists (select from ${wantedMail("wanted")} where wanted.job_id = mail.job_id)
    having count(*) > 0`.execute(db);
}

interface Row extends Omit<UndeliveredMail, "since" | "triedAt" | "nextAt" | "error"> {
  since: Date;
  triedAt: Date;
  nextAt: Date | null;
  error: string | null;
}

/** Materialised, so that no other job's key is ever read as a notice's id. What is locked is being tried right now. */
function failedMail() {
  return sql`mail as materialized (
    select id as job_id, substring(key from 6)::uuid as notice_id, attempts, last_error as error, updated_at, run_at,
           attempts >= max_attempts as gave_up
    from graphile_worker.jobs
    where task_identifier = 'send-mail' and key like 'mail:%' and attempts > 0 and locked_at is null)`;
}

/** As findNoticeToSend: what would still be sent. */
function wantedMail(alias: "mail" | "wanted" = "mail") {
  return sql`mail ${sql.id(alias)}
    join notice on notice.id = ${sql.ref(`${alias}.notice_id`)} and notice.read_at is null and notice.settled_at is null
    join person on person.id = notice.person_id and person.status = 'active'`;
}

function isSeen(scope: Scope) {
  if (scope.kind === "all") return sql`true`;
  return sql`person.id in (select person_id from team_member where team_id = any(${[...scope.teamIds]}::uuid[]))`;
}
