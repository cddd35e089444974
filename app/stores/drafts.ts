import type { Selectable } from "kysely";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** The next version in the making. */
export interface Draft {
  readonly id: string;
  readonly campaignId: number;
  /** The version its text began as; 0: none. */
  readonly baseVersion: number;
  /** In the file format; whoever reads it checks it. */
  readonly content: unknown;
  /** How often it was saved. */
  readonly revision: number;
  /** The proposal that says the same. */
  readonly offeredProposalId: string | null;
  readonly startedAt: number;
  readonly editedBy: string | null;
  readonly editedAt: number;
}

export interface NewDraft {
  readonly campaignId: number;
  readonly baseVersion: number;
  readonly content: unknown;
  readonly by: string | null;
  readonly at: number;
}

export async function findOpenDraft(db: Db, campaignId: number): Promise<Draft | null> {
  const row = await db
    .selectFrom("draft")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("closedAt", "is", null)
    .executeTakeFirst();
  return row ? toDraft(row) : null;
}

export async function insertDraft(db: Db, { campaignId, baseVersion, content, by, at }: NewDraft): Promise<Draft> {
  const row = await db
    .insertInto("draft")
    .values({
      campaignId,
      baseVersion,
      content: JSON.stringify(content),
      offeredProposalId: null,
      startedBy: by,
      startedAt: new Date(at),
      editedBy: by,
      editedAt: new Date(at),
      closedAt: null,
      closedBecause: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toDraft(row);
}

/** Stores a save. Whatever was offered for signatures is no longer what the draft says. */
export async function updateDraft(
  db: Db,
  save: { id: string; content: unknown; revision: number; baseVersion: number; by: string | null; at: number },
): Promise<void> {
  await db
    .updateTable("draft")
    .set({
      content: JSON.stringify(save.content),
      revision: save.revision,
      baseVersion: save.baseVersion,
      offeredProposalId: null,
      editedBy: save.by,
      editedAt: new Date(save.at),
    })
    .where("id", "=", save.id)
    .execute();
}

export async function updateDraftOffer(db: Db, { id, proposalId }: { id: string; proposalId: string }): Promise<void> {
  await db.updateTable("draft").set({ offeredProposalId: proposalId }).where("id", "=", id).execute();
}

/** Closes the draft that a proposal was taken from, once that has been published. */
export async function closePublishedDraft(
  db: Db,
  { proposalId, at }: { proposalId: string; at: number },
): Promise<void> {
  await db
    .updateTable("draft")
    .set({ closedAt: new Date(at), closedBecause: "published" })
    .where("offeredProposalId", "=", proposalId)
    .where("closedAt", "is", null)
    .execute();
}

export async function closeDiscardedDraft(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("draft")
    .set({ closedAt: new Date(at), closedBecause: "discarded" })
    .where("id", "=", id)
    .execute();
}

export interface DraftEdit {
  readonly revision: number;
  readonly part: string;
  /** In the file format; null: the part was not there. */
  readonly before: unknown;
  readonly after: unknown;
  readonly by: string | null;
  readonly at: number;
}

export async function insertDraftEdits(db: Db, draftId: string, edits: readonly DraftEdit[]): Promise<void> {
  if (edits.length === 0) return;
  await db
    .insertInto("draftEdit")
    .values(
      edits.map(({ revision, part, before, after, by, at }) => ({
        draftId,
        revision,
        part,
        before: toJson(before),
        after: toJson(after),
        editedBy: by,
        editedAt: new Date(at),
      })),
    )
    .execute();
}

/** Saves after a revision, newest first. */
export async function listDraftEdits(
  db: Db,
  { draftId, after = 0, limit = 1000 }: { draftId: string; after?: number; limit?: number },
): Promise<DraftEdit[]> {
  const rows = await db
    .selectFrom("draftEdit")
    .selectAll()
    .where("draftId", "=", draftId)
    .where("revision", ">", after)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEdit);
}

/** Who saved a part last; null if nobody has. */
export async function findLastEdit(
  db: Db,
  { draftId, part }: { draftId: string; part: string },
): Promise<DraftEdit | null> {
  const row = await db
    .selectFrom("draftEdit")
    .selectAll()
    .where("draftId", "=", draftId)
    .where("part", "=", part)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toEdit(row) : null;
}

function toDraft(row: Selectable<DB["draft"]>): Draft {
  return {
    id: row.id,
    campaignId: row.campaignId,
    baseVersion: row.baseVersion,
    content: row.content,
    revision: row.revision,
    offeredProposalId: row.offeredProposalId,
    startedAt: row.startedAt.getTime(),
    editedBy: row.editedBy,
    editedAt: row.editedAt.getTime(),
  };
}

function toEdit(row: Selectable<DB["draftEdit"]>): DraftEdit {
  const { revision, part, before, after } = row;
  return { revision, part, before, after, by: row.editedBy, at: row.editedAt.getTime() };
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
