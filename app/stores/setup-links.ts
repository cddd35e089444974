import { sql } from "kysely";
import type { Db } from "#db/client.ts";

const LOCK_CLASS = 0x6774;

/** Setting up the first admin happens once, whoever else has the link open. */
export async function lockSetup(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, 1)`.execute(tx);
}

export async function insertSetupLink(
  db: Db,
  link: { tokenHash: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto("setupLink")
    .values({
      tokenHash: link.tokenHash,
      createdAt: new Date(link.createdAt),
      expiresAt: new Date(link.expiresAt),
      usedAt: null,
    })
    .execute();
}

/** Whether the link exists, is unused and hasn't expired. */
export async function isSetupLinkOpen(db: Db, tokenHash: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom("setupLink")
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", new Date(now))
    .select("tokenHash")
    .executeTakeFirst();
  return row !== undefined;
}

export async function markSetupLinkUsed(db: Db, tokenHash: string, at: number): Promise<void> {
  await db
    .updateTable("setupLink")
    .set({ usedAt: new Date(at) })
    .where("tokenHash", "=", tokenHash)
    .execute();
}

export async function deleteUnusedSetupLinks(db: Db): Promise<void> {
  await db.deleteFrom("setupLink").where("usedAt", "is", null).execute();
}
