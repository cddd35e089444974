import type { Db } from "#db/client.ts";

export interface CoachingNote {
  readonly id: number;
  readonly text: string;
  /** The person it is about reads it too. */
  readonly shared: boolean;
  readonly at: number;
  readonly authorName: string;
}

export async function insertCoachingNote(
  db: Db,
  note: { personId: string; authorId: string; text: string; shared: boolean; at: number },
): Promise<number> {
  const { id } = await db
    .insertInto("coachingNote")
    .values({
      personId: note.personId,
      authorId: note.authorId,
      text: note.text,
      shared: note.shared,
      notedAt: new Date(note.at),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes about somebody, newest first; for themselves only what is shared with them. */
export async function listCoachingNotes(
  db: Db,
  { personId, onlyShared }: { personId: string; onlyShared: boolean },
): Promise<CoachingNote[]> {
  const rows = await db
    .selectFrom("coachingNote")
    .innerJoin("person", "person.id", "coachingNote.authorId")
    .select(["coachingNote.id", "text", "shared", "notedAt", "person.name as authorName"])
    .where("personId", "=", personId)
    .$if(onlyShared, (query) => query.where("shared", "=", true))
    .orderBy("coachingNote.id", "desc")
    .limit(50)
    .execute();
  return rows.map(({ notedAt, ...row }) => ({ ...row, at: notedAt.getTime() }));
}
