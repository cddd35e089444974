import type { Db } from "#db/client.ts";

export interface Suspension {
  readonly id: string;
  /** null: from the leads of every campaign. */
  readonly campaignId: number | null;
  readonly reason: string;
  /** When it is lifted by itself; null: only by somebody. */
  readonly until: number | null;
  readonly suspendedAt: number;
  readonly suspendedByName: string | null;
  readonly liftedAt: number | null;
}

export async function insertSuspension(
  db: Db,
  suspension: {
    repId: string;
    campaignId: number | null;
    reason: string;
    until: number | null;
    by: string | null;
    at: number;
  },
): Promise<string> {
  const { id } = await db
    .insertInto("suspension")
    .values({
      repId: suspension.repId,
      campaignId: suspension.campaignId,
      reason: suspension.reason,
      until: suspension.until === null ? null : new Date(suspension.until),
      suspendedBy: suspension.by,
      suspendedAt: new Date(suspension.at),
      liftedAt: null,
      liftedBy: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody else's suspension is not found. */
export async function findSuspension(
  db: Db,
  { id, repId }: { id: string; repId: string },
): Promise<{ campaignId: number | null; lifted: boolean } | null> {
  const row = await db
    .selectFrom("suspension")
    .select(["campaignId", "liftedAt"])
    .where("id", "=", id)
    .where("repId", "=", repId)
    .executeTakeFirst();
  return row ? { campaignId: row.campaignId, lifted: row.liftedAt !== null } : null;
}

/** Answers whether it was in force until now. */
export async function liftSuspension(
  db: Db,
  { id, by, at }: { id: string; by: string | null; at: number },
): Promise<boolean> {
  const lifted = await db
    .updateTable("suspension")
    .set({ liftedAt: new Date(at), liftedBy: by })
    .where("id", "=", id)
    .where("liftedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return lifted !== undefined;
}

/** Suspensions in force whose end has come. */
export async function listEndedSuspensions(db: Db, at: number): Promise<{ id: string; repId: string }[]> {
  return db
    .selectFrom("suspension")
    .select(["id", "repId"])
    .where("liftedAt", "is", null)
    .where("until", "<=", new Date(at))
    .orderBy("until")
    .limit(500)
    .execute();
}

/** Every suspension of one rep that touches a campaign, newest first. */
export async function listSuspensions(
  db: Db,
  { campaignId, repId }: { campaignId: number; repId: string },
): Promise<Suspension[]> {
  const rows = await db
    .selectFrom("suspension")
    .leftJoin("person", "person.id", "suspension.suspendedBy")
    .select([
      "suspension.id",
      "campaignId",
      "reason",
      "until",
      "suspendedAt",
      "liftedAt",
      "person.name as suspendedByName",
    ])
    .where("repId", "=", repId)
    .where((or) => or.or([or("campaignId", "is", null), or("campaignId", "=", campaignId)]))
    .orderBy("suspendedAt", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    ...row,
    until: row.until?.getTime() ?? null,
    suspendedAt: row.suspendedAt.getTime(),
    liftedAt: row.liftedAt?.getTime() ?? null,
  }));
}
