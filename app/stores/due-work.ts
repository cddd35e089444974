import type { Db } from "#db/client.ts";

export interface DueWork {
  readonly holdIds: readonly string[];
  readonly clockIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly scheduleIds: readonly string[];
  /** Versions in force whose scoring has not reached every lead. */
  readonly rescorePlaybookIds: readonly number[];
  /** Campaigns with a held lead: somebody may be free now (leave over, a day begun) without any event saying so. */
  readonly campaignIds: readonly number[];
}

const AT_MOST = 500;

/** What the clock alone has made due, from the tables that are its truth. */
export async function listDueWork(db: Db, at: number): Promise<DueWork> {
  const now = new Date(at);
  const holds = await db
    .selectFrom("hold")
    .select(["id", "campaignId", "escalatesAt", "escalatedAt", "fallsBackAt"])
    .where("endedAt", "is", null)
    .orderBy("since")
    .limit(AT_MOST)
    .execute();
  const clocks = await db
    .selectFrom("slaClock")
    .select("id")
    .where("metAt", "is", null)
    .where("stoppedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("remindedAt", "is", null), eb("remindsAt", "<=", now)]),
        eb.and([eb("breachedAt", "is", null), eb("dueAt", "<=", now)]),
        eb("reassignsAt", "<=", now),
      ]),
    )
    .orderBy("dueAt")
    .limit(AT_MOST)
    .execute();
  const leads = await db
    .selectFrom("lead")
    .select("id")
    .where("stage", "=", "nurturing")
    .where("revisitAt", "<=", now)
    .orderBy("revisitAt")
    .limit(AT_MOST)
    .execute();
  const schedules = await db
    .selectFrom("scheduledPublication")
    .select("id")
    .where("endedAt", "is", null)
    .where("publishAt", "<=", now)
    .orderBy("publishAt")
    .limit(AT_MOST)
    .execute();
  const runs = await db
    .selectFrom("rescoreRun")
    .select("playbookId")
    .where("finishedAt", "is", null)
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .limit(AT_MOST)
    .execute();
  const isDue = (hold: (typeof holds)[number]) =>
    (hold.escalatedAt === null && hold.escalatesAt <= now) || (hold.fallsBackAt !== null && hold.fallsBackAt <= now);
  return {
    holdIds: holds.filter(isDue).map(({ id }) => id),
    clockIds: clocks.map(({ id }) => id),
    leadIds: leads.map(({ id }) => id),
    scheduleIds: schedules.map(({ id }) => id),
    rescorePlaybookIds: runs.map(({ playbookId }) => playbookId),
    campaignIds: [...new Set(holds.map(({ campaignId }) => campaignId))],
  };
}
