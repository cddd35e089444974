import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** Apart from the campaigns' locks: two starts at once make one demo world. */
const DEMO_LOCK = 0x6772_6465;

export async function lockDemo(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DEMO_LOCK}::bigint)`.execute(tx);
}

export async function hasDemo(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists(select from person where demo) or exists(select from campaign where demo) as found`.execute(db);
  return rows[0]?.found === true;
}

export interface DueStep {
  readonly kind: "clock" | "hold";
  readonly id: string;
  readonly at: number;
}

/** The next step of a running clock or an open hold that falls due by an instant, as the worker would find it. */
export async function findDueStep(db: Db, by: number): Promise<DueStep | null> {
  const { rows } = await sql<{ kind: "clock" | "hold"; id: string; at: Date }>`
    select kind, id, at from (
      select 'clock' as kind, clock.id,
             case when clock.breached_at is not null then clock.reassigns_at
                  when clock.reminded_at is not null then clock.due_at
                  else clock.reminds_at end as at
      from sla_clock clock
      join assignment on assignment.id = clock.assignment_id and assignment.ended_at is null
      where clock.met_at is null and clock.stopped_at is null
        and not (clock.breached_at is not null and assignment.via = 'fallback')
      union all
      select 'hold', id, case when escalated_at is null then escalates_at else falls_back_at end
      from hold where ended_at is null
    ) step
    where at <= ${new Date(by)}
    order by at, id limit 1`.execute(db);
  const row = rows[0];
  return row ? { kind: row.kind, id: row.id, at: row.at.getTime() } : null;
}

/** Campaigns in which some lead waits. */
export async function listCampaignIdsWithHolds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("hold").select("campaignId").distinct().where("endedAt", "is", null).execute();
  return rows.map((row) => row.campaignId);
}
