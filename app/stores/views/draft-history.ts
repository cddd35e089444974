import type { Db } from "#db/client.ts";

export interface DraftSave {
  readonly revision: number;
  readonly by: string | null;
  readonly at: number;
  readonly parts: readonly string[];
}

/** Who saved what, newest first. */
export async function listDraftSaves(db: Db, draftId: string, limit = 30): Promise<DraftSave[]> {
  const rows = await db
    .selectFrom("draftEdit")
    .leftJoin("person", "person.id", "draftEdit.editedBy")
    .select((eb) => [
      "revision",
      "person.name as by",
      "editedAt",
      eb.fn.agg<string[]>("array_agg", ["part"]).as("parts"),
    ])
    .where("draftId", "=", draftId)
    .groupBy(["revision", "person.name", "editedAt"])
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ revision, by, editedAt, parts }) => ({ revision, by, at: editedAt.getTime(), parts }));
}
