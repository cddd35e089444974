import type { Selectable } from "kysely";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** An order to publish a proposal at a time. */
export interface ScheduledPublication {
  readonly id: string;
  readonly campaignId: number;
  readonly proposalId: string;
  readonly publishAt: number;
  /** Grace period, counted from when it is really published. */
  readonly enforceAfterMs: number;
  readonly note: string | null;
  readonly scheduledBy: string | null;
  readonly scheduledAt: number;
  readonly end: ScheduleEnd | null;
}

export interface ScheduleEnd {
  readonly kind: "published" | "cancelled" | "edited" | "replaced" | "refused";
  readonly at: number;
  readonly by: string | null;
  readonly reason: string | null;
}

/** A campaign has one open order at most. */
export async function insertSchedule(db: Db, order: Omit<ScheduledPublication, "id" | "end">): Promise<string> {
  const { id } = await db
    .insertInto("scheduledPublication")
    .values({
      ...order,
      publishAt: new Date(order.publishAt),
      scheduledAt: new Date(order.scheduledAt),
      endedAt: null,
      endKind: null,
      endedBy: null,
      endReason: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findSchedule(db: Db, id: string): Promise<ScheduledPublication | null> {
  const row = await db.selectFrom("scheduledPublication").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toSchedule(row) : null;
}

export async function findOpenSchedule(db: Db, campaignId: number): Promise<ScheduledPublication | null> {
  const row = await db
    .selectFrom("scheduledPublication")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return row ? toSchedule(row) : null;
}

/** The last order for a proposal, open or ended: what became of it stays visible. */
export async function findLastSchedule(db: Db, proposalId: string): Promise<ScheduledPublication | null> {
  const row = await db
    .selectFrom("scheduledPublication")
    .selectAll()
    .where("proposalId", "=", proposalId)
    .orderBy("scheduledAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toSchedule(row) : null;
}

/** Ends the campaign's open order, if there is one; answers it as it was. The campaign's lock is held. */
export async function endOpenSchedule(
  db: Db,
  campaignId: number,
  { kind, at, by, reason }: ScheduleEnd,
): Promise<ScheduledPublication | null> {
  const row = await db
    .updateTable("scheduledPublication")
    .set({ endedAt: new Date(at), endKind: kind, endedBy: by, endReason: reason })
    .where("campaignId", "=", campaignId)
    .where("endedAt", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row ? toSchedule(row) : null;
}

function toSchedule(row: Selectable<DB["scheduledPublication"]>): ScheduledPublication {
  const { id, campaignId, proposalId, enforceAfterMs, note, scheduledBy } = row;
  return {
    id,
    campaignId,
    proposalId,
    publishAt: row.publishAt.getTime(),
    enforceAfterMs,
    note,
    scheduledBy,
    scheduledAt: row.scheduledAt.getTime(),
    end:
      row.endedAt && row.endKind
        ? { kind: row.endKind, at: row.endedAt.getTime(), by: row.endedBy, reason: row.endReason }
        : null,
  };
}
