import type { Db } from "#db/client.ts";

/** The first-touch clock of an assignment. Instants are epoch milliseconds. */
export interface LeadClock {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly remindsAt: number | null;
  readonly reassignsAt: number | null;
  readonly metAt: number | null;
  readonly breachedAt: number | null;
}

export async function findLeadClock(db: Db, assignmentId: string): Promise<LeadClock | null> {
  const row = await db
    .selectFrom("slaClock")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("kind", "=", "first_touch")
    .executeTakeFirst();
  if (!row) return null;
  return {
    startedAt: row.startedAt.getTime(),
    dueAt: row.dueAt.getTime(),
    remindsAt: row.remindsAt?.getTime() ?? null,
    reassignsAt: row.reassignsAt?.getTime() ?? null,
    metAt: row.metAt?.getTime() ?? null,
    breachedAt: row.breachedAt?.getTime() ?? null,
  };
}
