import { sql } from "kysely";
import type { Db } from "#db/client.ts";

export interface Leave {
  readonly id: string;
  readonly personId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly note: string | null;
}

/** Of these people, what isn't over yet at `from`, soonest first. */
export async function listLeave(db: Db, personIds: readonly string[], from: number): Promise<Leave[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom("leave")
    .where("personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .where("endsAt", ">", new Date(from))
    .selectAll()
    .orderBy("startsAt")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() }));
}

export async function insertLeave(db: Db, leave: Omit<Leave, "id">): Promise<string> {
  const row = await db
    .insertInto("leave")
    .values({ ...leave, startsAt: new Date(leave.startsAt), endsAt: new Date(leave.endsAt) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** False if this person has no such leave. */
export async function deleteLeave(db: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("leave")
    .where("personId", "=", personId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
