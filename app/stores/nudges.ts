import { sql } from "kysely";
import type { PendingNudge } from "#app/domain/practice/reminders.ts";
import type { Db } from "#db/client.ts";

export interface NewNudge {
  readonly personId: string;
  readonly askedBy: string;
  readonly word: string;
  /** The person's practice day. */
  readonly day: string;
  readonly at: number;
}

/** False if the person was asked on that day already, by whomever. */
export async function insertNudge(db: Db, { at, ...nudge }: NewNudge): Promise<boolean> {
  const row = await db
    .insertInto("nudge")
    .values({ ...nudge, askedAt: new Date(at) })
    .onConflict((conflict) => conflict.columns(["personId", "day"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** What these people were asked since an instant, earliest first. */
export async function listNudges(
  db: Db,
  { personIds, since }: { personIds: readonly string[]; since: number },
): Promise<(PendingNudge & { readonly personId: string })[]> {
  const rows = await db
    .selectFrom("nudge")
    .leftJoin("person", "person.id", "nudge.askedBy")
    .select(["nudge.id", "nudge.personId", "person.name as by", "nudge.word", "nudge.askedAt"])
    .where("nudge.personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .where("askedAt", ">", new Date(since))
    .orderBy("askedAt")
    .execute();
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.getTime() }));
}
