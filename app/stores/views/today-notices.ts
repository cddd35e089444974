import type { Db } from "#db/client.ts";

export interface UnreadNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly href: string | null;
  readonly createdAt: number;
}

/** A person's unread notices whose cause still stands, newest first. */
export async function listUnreadNotices(
  db: Db,
  { personId, limit }: { personId: string; limit: number },
): Promise<UnreadNotice[]> {
  const rows = await db
    .selectFrom("notice")
    .select(["id", "title", "body", "href", "createdAt"])
    .where("personId", "=", personId)
    .where("readAt", "is", null)
    .where("settledAt", "is", null)
    .orderBy("createdAt", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
}
