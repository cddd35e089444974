import { type Selectable, sql } from "kysely";
import { epochMs } from "#app/stores/epoch-ms.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface PracticeSession {
  readonly id: string;
  readonly repId: string;
  /** Null: everything the rep is enrolled in. */
  readonly campaignId: number | null;
  /** Presentations at most. */
  readonly questionCap: number;
  /** How many questions it set out to ask; an estimate, for the progress shown. */
  readonly planned: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ended: boolean;
}

export async function insertPracticeSession(
  db: Db,
  session: { repId: string; campaignId: number | null; questionCap: number; planned: number; startedAt: number },
): Promise<PracticeSession> {
  const row = await db
    .insertInto("practiceSession")
    .values({ ...session, startedAt: new Date(session.startedAt), endedAt: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSession(row);
}

export async function findPracticeSession(
  db: Db,
  { id, repId }: { id: string; repId: string },
): Promise<PracticeSession | null> {
  const row = await db
    .selectFrom("practiceSession")
    .selectAll()
    .where("id", "=", id)
    .where("repId", "=", repId)
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

/** The rep's unfinished session over the same campaigns, if it was begun since `since`: it is resumed, on any device. */
export async function findOpenSession(
  db: Db,
  { repId, campaignId, since }: { repId: string; campaignId: number | null; since: number },
): Promise<PracticeSession | null> {
  const row = await db
    .selectFrom("practiceSession")
    .selectAll()
    .where("repId", "=", repId)
    .where("campaignId", campaignId === null ? "is" : "=", campaignId)
    .where("endedAt", "is", null)
    .where("startedAt", ">=", new Date(since))
    .orderBy("startedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

export async function endPracticeSession(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("practiceSession")
    .set({ endedAt: new Date(at) })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .execute();
}

/** A row of `practice_session` as a `PracticeSession`, for a statement that reads something else besides. */
export const practiceSessionJson = sql<PracticeSession>`json_build_object(
  'id', practice_session.id, 'repId', practice_session.rep_id, 'campaignId', practice_session.campaign_id,
  'questionCap', practice_session.question_cap, 'planned', practice_session.planned,
  'startedAt', ${epochMs(sql.ref("practiceSession.startedAt"))},
  'endedAt', ${epochMs(sql.ref("practiceSession.endedAt"))}, 'ended', practice_session.ended_at is not null)`;

/**
 * Held until the transaction ends, so that two tabs do not both make the next presentation. Its key stays free: whoever only
 * refers to the session, such as an answer taken back under the rep's verdict, does not wait for it.
 */
export async function lockPracticeSession(db: Db, id: string): Promise<PracticeSession> {
  const row = await db
    .selectFrom("practiceSession")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return toSession(row);
}

function toSession(row: Selectable<DB["practiceSession"]>): PracticeSession {
  return {
    id: row.id,
    repId: row.repId,
    campaignId: row.campaignId,
    questionCap: row.questionCap,
    planned: row.planned,
    startedAt: row.startedAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
    ended: row.endedAt !== null,
  };
}
