import { type RawBuilder, sql } from "kysely";
import { presentationJson, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import type { Db } from "#db/client.ts";

/**
 * What a session has loaded ahead and neither shown in its turn nor got answered, in the order it was loaded. Without
 * those whose very question the rep has answered elsewhere since.
 */
export function aheadJson(sessionId: string | null): RawBuilder<StoredPresentationRecord[]> {
  return sql<StoredPresentationRecord[]>`(
    select coalesce(json_agg(${presentationJson} order by presented_at, id), '[]') from presentation
    where session_id = ${sessionId}::uuid and ahead and (
      select true from answer
      where answer.rep_id = presentation.rep_id and answer.campaign_id = presentation.campaign_id
        and answer.criterion_key = presentation.criterion_key and answer.variant = presentation.variant
        and answer.answered_at > presentation.presented_at and answer.kind = 'answer'
      limit 1) is null)`;
}

/** Whether its rep has answered the same variant, in whatever session, since this one was loaded. */
export async function wasAnsweredSince(db: Db, loaded: StoredPresentationRecord): Promise<boolean> {
  const other = await db
    .selectFrom("answer")
    .select("id")
    .where("repId", "=", loaded.repId)
    .where("campaignId", "=", loaded.campaignId)
    .where("criterionKey", "=", loaded.criterionKey)
    .where("variant", "=", loaded.content.variant)
    .where("answeredAt", ">", new Date(loaded.presentedAt))
    .where("presentationId", "<>", loaded.id)
    .where("kind", "=", "answer")
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Its turn has come: from now on it waits and counts as shown. */
export async function takeUp(
  db: Db,
  loaded: StoredPresentationRecord,
  { why, presentedAt }: { why: string; presentedAt: number },
): Promise<StoredPresentationRecord> {
  await db
    .updateTable("presentation")
    .set({ ahead: false, why, presentedAt: new Date(presentedAt) })
    .where("id", "=", loaded.id)
    .execute();
  return { ...loaded, why, presentedAt, ahead: false };
}

/** Answered before its turn: it counts as shown. */
export async function markAnswered(db: Db, id: string): Promise<void> {
  await db.updateTable("presentation").set({ ahead: false }).where("id", "=", id).execute();
}

/** Removes what a rep loaded ahead before an instant and never answered. */
export async function deleteForgottenAhead(
  db: Db,
  { repId, before }: { repId: string; before: number },
): Promise<void> {
  await db
    .deleteFrom("presentation")
    .where("repId", "=", repId)
    .where("ahead", "=", true)
    .where("presentedAt", "<", new Date(before))
    .execute();
}
