import { type Selectable, sql } from "kysely";
import { z } from "zod";
import { QUESTION_KINDS, type QuestionKind } from "#app/domain/playbook/playbook.ts";
import type { Presentation } from "#app/domain/questions/presentation.ts";
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
  const { id } = await db
    .insertInto("presentation")
    .values({
      sessionId: presentation.sessionId,
      repId: presentation.repId,
      campaignId: presentation.campaignId,
      playbookId: presentation.playbookId,
      criterionKey: presentation.criterionKey,
      criterionRevision: presentation.criterionRevision,
      variant: presentation.content.variant,
      content: JSON.stringify(presentation.content),
      why: presentation.why,
      presentedAt: new Date(presentation.presentedAt),
      ahead: presentation.ahead,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...presentation, id };
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

/** The session's presentation that waits for an answer; what was only loaded ahead does not wait. */
export async function findOpenPresentation(db: Db, sessionId: string): Promise<StoredPresentationRecord | null> {
  const row = await db
    .selectFrom("presentation")
    .selectAll("presentation")
    .leftJoin("answer", (join) =>
      join.onRef("answer.presentationId", "=", "presentation.id").on("answer.kind", "=", "answer"),
    )
    .where("presentation.sessionId", "=", sessionId)
    .where("answer.id", "is", null)
    .where("presentation.ahead", "=", false)
    .orderBy("presentedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
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
  const rows = await db
    .selectFrom("answer")
    .leftJoin("answer as void", "void.voidsId", "answer.id")
    .select([
      "answer.presentationId",
      "answer.campaignId",
      "answer.criterionKey",
      "answer.variant",
      "answer.correct",
      "void.id as voidId",
    ])
    .where("answer.sessionId", "=", sessionId)
    .where("answer.kind", "=", "answer")
    .orderBy("answer.id")
    .execute();
  return rows.map(({ voidId, correct, ...asked }) => ({
    ...asked,
    correct: correct && voidId === null,
    voided: voidId !== null,
  }));
}

/** How often a rep has been shown each variant of the given campaigns, by `campaignId/criterion/variant`; loaded ahead is not shown. */
export async function countExposure(
  db: Db,
  { repId, campaignIds }: { repId: string; campaignIds: readonly number[] },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("presentation")
    .select(["campaignId", "criterionKey", "variant", sql<number>`count(*)::int`.as("shown")])
    .where("repId", "=", repId)
    .where("campaignId", "=", sql<number>`any(${[...campaignIds]}::int[])`)
    .where("ahead", "=", false)
    .groupBy(["campaignId", "criterionKey", "variant"])
    .execute();
  return new Map(rows.map((row) => [`${row.campaignId}/${row.criterionKey}/${row.variant}`, row.shown]));
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
