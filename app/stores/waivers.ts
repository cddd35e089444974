import type { Db } from "#db/client.ts";

export interface Waiver {
  readonly id: string;
  readonly campaignId: number;
  readonly repId: string;
  readonly reason: string;
  readonly until: number;
  readonly grantedAt: number;
  readonly grantedByName: string | null;
  readonly revoked: boolean;
}

export async function insertWaiver(
  db: Db,
  waiver: {
    campaignId: number;
    repId: string;
    reason: string;
    until: number;
    grantedBy: string | null;
    grantedAt: number;
  },
): Promise<string> {
  const { id } = await db
    .insertInto("waiver")
    .values({
      campaignId: waiver.campaignId,
      repId: waiver.repId,
      reason: waiver.reason,
      until: new Date(waiver.until),
      grantedBy: waiver.grantedBy,
      grantedAt: new Date(waiver.grantedAt),
      revokedAt: null,
      revokedBy: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findWaiver(
  db: Db,
  { id, campaignId }: { id: string; campaignId: number },
): Promise<{ repId: string; revoked: boolean } | null> {
  const row = await db
    .selectFrom("waiver")
    .select(["repId", "revokedAt"])
    .where("id", "=", id)
    .where("campaignId", "=", campaignId)
    .executeTakeFirst();
  return row ? { repId: row.repId, revoked: row.revokedAt !== null } : null;
}

export async function revokeWaiver(
  db: Db,
  { id, by, at }: { id: string; by: string | null; at: number },
): Promise<void> {
  await db
    .updateTable("waiver")
    .set({ revokedAt: new Date(at), revokedBy: by })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .execute();
}

/** Every waiver one rep had in a campaign, newest first. */
export async function listWaivers(
  db: Db,
  { campaignId, repId }: { campaignId: number; repId: string },
): Promise<Waiver[]> {
  const rows = await db
    .selectFrom("waiver")
    .leftJoin("person", "person.id", "waiver.grantedBy")
    .select([
      "waiver.id",
      "campaignId",
      "repId",
      "reason",
      "until",
      "grantedAt",
      "revokedAt",
      "person.name as grantedByName",
    ])
    .where("campaignId", "=", campaignId)
    .where("repId", "=", repId)
    .orderBy("grantedAt", "desc")
    .limit(100)
    .execute();
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    until: row.until.getTime(),
    grantedAt: row.grantedAt.getTime(),
    revoked: revokedAt !== null,
  }));
}
