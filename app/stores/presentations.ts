import { type RawBuilder, type Selectable, sql } from "kysely";
import { z } from "zod";
import { QUESTION_KINDS, type QuestionKind } from "#app/domain/playbook/playbook.ts";
import type { Presentation } from "#app/domain/questions/presentation.ts";
import { sharedCampaignLock } from "#app/stores/campaign-lock.ts";
import { epochMs } from "#app/stores/epoch-ms.ts";
import { type PracticeSession, practiceSessionJson } from "#app/stores/practice-sessions.ts";
import { StoredPresentation } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** One question as shown once to one rep, with the truth that only grading and the verdict may read. */
export interface StoredPresentationRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly repId: string;
  readonly campaignId: number;
  readonly playbookId: number;
  readonly criterionKey: string;
  readonly criterionRevision: number;
  readonly content: Presentation;
  readonly why: string;
  /** When it was shown in its turn; while `ahead`, when it was loaded. */
  readonly presentedAt: number;
  /** Loaded before its turn, for answering offline; neither shown in its turn nor answered yet. */
  readonly ahead: boolean;
}

export async function insertPresentation(
  db: Db,
  presentation: Omit<StoredPresentationRecord, "id">,
): Promise<StoredPresentationRecord> {
  const { rows } = await sql<{ id: string }>`
    insert into presentation (session_id, rep_id, campaign_id, playbook_id, criterion_key, criterion_revision, variant, content,
      why, presented_at, ahead)
    values (${presentation.sessionId}, ${presentation.repId}, ${presentation.campaignId}, ${presentation.playbookId},
      ${presentation.criterionKey}, ${presentation.criterionRevision}, ${presentation.content.variant},
      ${JSON.stringify(presentation.content)}, ${presentation.why}, ${new Date(presentation.presentedAt)},
      ${presentation.ahead})
    returning id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`a presentation of session ${presentation.sessionId} was not stored`);
  return { ...presentation, id: row.id };
}

/** Somebody else's presentation is not found. */
export async function findPresentation(
  db: Db,
  { id, repId }: { id: string; repId: string },
): Promise<StoredPresentationRecord | null> {
  const row = await db
    .selectFrom("presentation")
    .selectAll()
    .where("id", "=", id)
    .where("repId", "=", repId)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/**
 * Reads a presentation, locks its session and shares its campaign's lock until the transaction ends, in one statement: what
 * was presented never changes, so reading it may come before the locks are there. Somebody else's is not found.
 */
export async function lockPresented(
  tx: Db,
  { id, repId }: { id: string; repId: string },
): Promise<{ presentation: StoredPresentationRecord; session: PracticeSession } | null> {
  const { rows } = await sql<{ presentation: StoredPresentationRecord; session: PracticeSession }>`
    select ${presentationJson} as presentation, ${practiceSessionJson} as session,
      ${sharedCampaignLock(sql.ref("presentation.campaignId"))} as locked
    from presentation join practice_session on practice_session.id = presentation.session_id
    where presentation.id = ${id}::uuid and presentation.rep_id = ${repId}::uuid
    for no key update of practice_session`.execute(tx);
  return rows[0] ?? null;
}

export interface AskedQuestion {
  readonly presentationId: string;
  readonly campaignId: number;
  readonly criterionKey: string;
  readonly variant: string;
  /** False for one taken back: it was asked, and comes again like a miss. */
  readonly correct: boolean;
  readonly voided: boolean;
}

/** What a session has asked and got answered, in order; answers taken back included, they count towards its cap. */
export async function listAsked(db: Db, sessionId: string): Promise<AskedQuestion[]> {
  const { asked } = await db.selectNoFrom(askedJson(sessionId).as("asked")).executeTakeFirstOrThrow();
  return asked;
}

/** The kind is no condition of the search: a fresh table's statistics would have it read the index of all answers. */
export function askedJson(sessionId: string | null): RawBuilder<AskedQuestion[]> {
  return sql<AskedQuestion[]>`(
    select coalesce(json_agg(json_build_object(
      'presentationId', answer.presentation_id, 'campaignId', answer.campaign_id, 'criterionKey', answer.criterion_key,
      'variant', answer.variant, 'correct', answer.correct and void.id is null, 'voided', void.id is not null)
      order by answer.id) filter (where answer.kind = 'answer'), '[]')
    from answer left join answer void on void.voids_id = answer.id
    where answer.session_id = ${sessionId}::uuid)`;
}

/** How often each of these reps has been shown each variant of a campaign: by rep, then by `criterion/variant`. */
export async function listExposure(
  db: Db,
  { campaignId, repIds }: { campaignId: number; repIds: readonly string[] },
): Promise<Map<string, Map<string, number>>> {
  const rows = await db
    .selectFrom("presentation")
    .select(["repId", "criterionKey", "variant", sql<number>`count(*)::int`.as("shown")])
    .where("campaignId", "=", campaignId)
    .where("repId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .where("ahead", "=", false)
    .groupBy(["repId", "criterionKey", "variant"])
    .execute();
  const byRep = new Map<string, Map<string, number>>();
  for (const { repId, criterionKey, variant, shown } of rows) {
    const own = byRep.get(repId) ?? new Map<string, number>();
    byRep.set(repId, own.set(`${criterionKey}/${variant}`, shown));
  }
  return byRep;
}

/** A row of `presentation` as a `StoredPresentationRecord`, for a statement that reads several things at once. */
export const presentationJson = sql<StoredPresentationRecord>`json_build_object(
  'id', presentation.id, 'sessionId', presentation.session_id, 'repId', presentation.rep_id,
  'campaignId', presentation.campaign_id, 'playbookId', presentation.playbook_id,
  'criterionKey', presentation.criterion_key, 'criterionRevision', presentation.criterion_revision,
  'content', presentation.content, 'why', presentation.why,
  'presentedAt', ${epochMs(sql.ref("presentation.presentedAt"))}, 'ahead', presentation.ahead)`;

/** The session's presentation that waits for an answer; what was only loaded ahead does not wait. */
export async function findWaiting(db: Db, sessionId: string): Promise<StoredPresentationRecord | null> {
  const { waiting } = await db.selectNoFrom(waitingJson(sessionId).as("waiting")).executeTakeFirstOrThrow();
  return waiting;
}

/** Each presentation's answer is looked up: as a join, a fresh table's statistics would have it read the whole log. */
export function waitingJson(sessionId: string | null): RawBuilder<StoredPresentationRecord | null> {
  return sql<StoredPresentationRecord | null>`(
    select ${presentationJson} from presentation
    where session_id = ${sessionId}::uuid and not ahead and (
      select true from answer where answer.presentation_id = presentation.id and answer.kind = 'answer') is null
    order by presented_at desc limit 1)`;
}

/** For the stores of presentations only. */
export function toRecord(row: Selectable<DB["presentation"]>): StoredPresentationRecord {
  return {
    id: row.id,
    sessionId: row.sessionId,
    repId: row.repId,
    campaignId: row.campaignId,
    playbookId: row.playbookId,
    criterionKey: row.criterionKey,
    criterionRevision: row.criterionRevision,
    content: StoredPresentation.parse(row.content),
    why: row.why,
    presentedAt: row.presentedAt.getTime(),
    ahead: row.ahead,
  };
}

/** How questions looked that were answered: kind and number of options, with how often, of the latest answers. */
export async function countAskedShapes(
  db: Db,
  { latest }: { latest: number },
): Promise<{ kind: QuestionKind; options: number; count: number }[]> {
  const { rows } = await sql<{ kind: string; options: number; count: number }>`
    select content->>'kind' as kind, jsonb_array_length(content->'options')::int as options, count(*)::int as count
    from (
      select p.content from answer a join presentation p on p.id = a.presentation_id
      where a.kind = 'answer' order by a.id desc limit ${latest}::int
    ) asked
    group by 1, 2`.execute(db);
  return rows.map(({ kind, ...shape }) => ({ ...shape, kind: z.enum(QUESTION_KINDS).parse(kind) }));
}
