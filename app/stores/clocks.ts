import type { Selectable } from "kysely";
import type { FirstTouchTimes } from "#app/domain/sla/clocks.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface SlaClock {
  readonly id: string;
  readonly leadId: string;
  readonly assignmentId: string;
  readonly startedAt: number;
  readonly times: FirstTouchTimes;
  readonly remindedAt: number | null;
  readonly metAt: number | null;
  readonly breachedAt: number | null;
  readonly stoppedAt: number | null;
}

export async function insertClock(
  db: Db,
  clock: { leadId: string; assignmentId: string; startedAt: number; times: FirstTouchTimes },
): Promise<string> {
  const { remindsAt, dueAt, reassignsAt } = clock.times;
  const { id } = await db
    .insertInto("slaClock")
    .values({
      leadId: clock.leadId,
      assignmentId: clock.assignmentId,
      kind: "first_touch",
      startedAt: new Date(clock.startedAt),
      remindsAt: new Date(remindsAt),
      dueAt: new Date(dueAt),
      reassignsAt: reassignsAt === null ? null : new Date(reassignsAt),
      remindedAt: null,
      metAt: null,
      breachedAt: null,
      stoppedAt: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findClock(db: Db, id: string): Promise<SlaClock | null> {
  const row = await db.selectFrom("slaClock").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toClock(row) : null;
}

/** Each step is written once; the row's lock decides between two who try. */
export async function lockClock(db: Db, id: string): Promise<SlaClock | null> {
  const row = await db.selectFrom("slaClock").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ? toClock(row) : null;
}

export async function markReminded(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("slaClock")
    .set({ remindedAt: new Date(at) })
    .where("id", "=", id)
    .execute();
}

export async function markBreached(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("slaClock")
    .set({ breachedAt: new Date(at) })
    .where("id", "=", id)
    .execute();
}

/** The first touch has happened; a later one changes nothing. Answers which clocks it ended. */
export async function meetClock(db: Db, { assignmentId, at }: { assignmentId: string; at: number }): Promise<string[]> {
  const rows = await db
    .updateTable("slaClock")
    .set({ metAt: new Date(at) })
    .where("assignmentId", "=", assignmentId)
    .where("metAt", "is", null)
    .where("stoppedAt", "is", null)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The assignment ended before anybody touched the lead. Answers which clocks it ended. */
export async function stopClock(db: Db, { assignmentId, at }: { assignmentId: string; at: number }): Promise<string[]> {
  const rows = await db
    .updateTable("slaClock")
    .set({ stoppedAt: new Date(at) })
    .where("assignmentId", "=", assignmentId)
    .where("metAt", "is", null)
    .where("stoppedAt", "is", null)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

function toClock(row: Selectable<DB["slaClock"]>): SlaClock {
  return {
    id: row.id,
    leadId: row.leadId,
    assignmentId: row.assignmentId,
    startedAt: row.startedAt.getTime(),
    times: {
      remindsAt: row.remindsAt.getTime(),
      dueAt: row.dueAt.getTime(),
      reassignsAt: row.reassignsAt?.getTime() ?? null,
    },
    remindedAt: row.remindedAt?.getTime() ?? null,
    metAt: row.metAt?.getTime() ?? null,
    breachedAt: row.breachedAt?.getTime() ?? null,
    stoppedAt: row.stoppedAt?.getTime() ?? null,
  };
}
