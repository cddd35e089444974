import type { Db } from "#db/client.ts";

export interface DraftComment {
  readonly id: string;
  /** What it is about; null: all of the draft. */
  readonly part: string | null;
  readonly body: string;
  readonly by: string | null;
  readonly at: number;
  readonly resolved: { readonly by: string | null; readonly at: number } | null;
}

export async function insertDraftComment(
  db: Db,
  comment: { draftId: string; part: string | null; body: string; by: string; at: number },
): Promise<string> {
  const { id } = await db
    .insertInto("draftComment")
    .values({
      draftId: comment.draftId,
      part: comment.part,
      body: comment.body,
      writtenBy: comment.by,
      writtenAt: new Date(comment.at),
      resolvedBy: null,
      resolvedAt: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Settles a comment; a second time changes nothing. Answers whether it did. */
export async function updateCommentResolved(
  db: Db,
  { id, draftId, by, at }: { id: string; draftId: string; by: string; at: number },
): Promise<boolean> {
  const result = await db
    .updateTable("draftComment")
    .set({ resolvedBy: by, resolvedAt: new Date(at) })
    .where("id", "=", id)
    .where("draftId", "=", draftId)
    .where("resolvedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** With the names of who wrote and who settled them, oldest first. */
export async function listDraftComments(db: Db, draftId: string): Promise<DraftComment[]> {
  const rows = await db
    .selectFrom("draftComment")
    .leftJoin("person as author", "author.id", "draftComment.writtenBy")
    .leftJoin("person as resolver", "resolver.id", "draftComment.resolvedBy")
    .select([
      "draftComment.id",
      "part",
      "body",
      "author.name as by",
      "writtenAt",
      "resolver.name as resolvedBy",
      "resolvedAt",
    ])
    .where("draftId", "=", draftId)
    .orderBy("writtenAt")
    .limit(500)
    .execute();
  return rows.map(({ id, part, body, by, writtenAt, resolvedBy, resolvedAt }) => ({
    id,
    part,
    body,
    by,
    at: writtenAt.getTime(),
    resolved: resolvedAt && { by: resolvedBy, at: resolvedAt.getTime() },
  }));
}
