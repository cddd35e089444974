import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { LeftOut } from "#app/domain/routing/routing.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** A qualified lead that waits because nobody may take it. */
export interface Hold {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: number;
  readonly since: number;
  /** The pool that had nobody when it was last tried. */
  readonly pool: string;
  readonly decisionId: string;
  readonly reasons: readonly LeftOut[];
  readonly escalatesAt: number;
  readonly escalatedAt: number | null;
  /** Null: nobody is named who would get it in the end. */
  readonly fallsBackAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: string | null;
}

export type HoldEnd = "assigned" | "claimed" | "fallback" | "no_longer_qualified";

export async function insertHold(
  db: Db,
  hold: Omit<Hold, "id" | "escalatedAt" | "endedAt" | "endReason">,
): Promise<Hold> {
  const row = await db
    .insertInto("hold")
    .values({
      leadId: hold.leadId,
      campaignId: hold.campaignId,
      since: new Date(hold.since),
      pool: hold.pool,
      decisionId: hold.decisionId,
      reasons: JSON.stringify(hold.reasons),
      escalatesAt: new Date(hold.escalatesAt),
      escalatedAt: null,
      fallsBackAt: hold.fallsBackAt === null ? null : new Date(hold.fallsBackAt),
      endedAt: null,
      endReason: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toHold(row);
}

export async function findHold(db: Db, id: string): Promise<Hold | null> {
  const row = await db.selectFrom("hold").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toHold(row) : null;
}

export async function findOpenHold(db: Db, leadId: string): Promise<Hold | null> {
  const row = await db
    .selectFrom("hold")
    .selectAll()
    .where("leadId", "=", leadId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return row ? toHold(row) : null;
}

/** It was tried again and still found nobody: why, as of now. */
export async function updateHoldReasons(
  db: Db,
  { id, pool, reasons }: { id: string; pool: string; reasons: readonly LeftOut[] },
): Promise<void> {
  await db
    .updateTable("hold")
    .set({ pool, reasons: JSON.stringify(reasons) })
    .where("id", "=", id)
    .execute();
}

export async function endHold(
  db: Db,
  { leadId, at, reason }: { leadId: string; at: number; reason: HoldEnd },
): Promise<void> {
  await db
    .updateTable("hold")
    .set({ endedAt: new Date(at), endReason: reason })
    .where("leadId", "=", leadId)
    .where("endedAt", "is", null)
    .execute();
}

/** True for the one call that escalates it. */
export async function markEscalated(db: Db, { id, at }: { id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("hold")
    .set({ escalatedAt: new Date(at) })
    .where("id", "=", id)
    .where("escalatedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Open holds of a campaign in the order to release them: high intent first, then whoever waited longest. */
export async function listOpenHolds(db: Db, campaignId: number): Promise<{ leadId: string; pool: string }[]> {
  return db
    .selectFrom("hold")
    .innerJoin("lead", "lead.id", "hold.leadId")
    .select(["hold.leadId", "hold.pool"])
    .where("hold.campaignId", "=", campaignId)
    .where("hold.endedAt", "is", null)
    .orderBy(sql`lead.intent = 'high'`, "desc")
    .orderBy("hold.since")
    .orderBy("hold.id")
    .limit(10_000)
    .execute();
}

export const StoredLeftOut = z.array(
  z.custom<LeftOut>((value) => typeof value === "object" && value !== null && "code" in value && "rep" in value),
);

export function toHold(row: Selectable<DB["hold"]>): Hold {
  return {
    id: row.id,
    leadId: row.leadId,
    campaignId: row.campaignId,
    since: row.since.getTime(),
    pool: row.pool,
    decisionId: row.decisionId,
    reasons: StoredLeftOut.parse(row.reasons),
    escalatesAt: row.escalatesAt.getTime(),
    escalatedAt: row.escalatedAt?.getTime() ?? null,
    fallsBackAt: row.fallsBackAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    endReason: row.endReason,
  };
}
