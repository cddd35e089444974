import type { Db } from "#db/client.ts";

/** How a version's grace period ended before its hour. A cancelled or replaced version never takes effect. */
export interface GraceEnd {
  readonly playbookId: number;
  readonly kind: "cancelled" | "enforced" | "replaced";
  readonly by: string | null;
  readonly at: number;
  readonly reason: string | null;
}

/** Appended once per version, and never changed. */
export async function insertGraceEnd(db: Db, { playbookId, kind, by, at, reason }: GraceEnd): Promise<void> {
  await db
    .insertInto("graceEnd")
    .values({ playbookId, kind, endedBy: by, endedAt: new Date(at), reason })
    .execute();
}

export async function findGraceEnd(db: Db, playbookId: number): Promise<GraceEnd | null> {
  const row = await db.selectFrom("graceEnd").selectAll().where("playbookId", "=", playbookId).executeTakeFirst();
  return row ? { playbookId, kind: row.kind, by: row.endedBy, at: row.endedAt.getTime(), reason: row.reason } : null;
}
