import { sql } from "kysely";
import { entryOf, type Ledger, type LedgerEntry } from "#app/domain/routing/ledger.ts";
import type { Db } from "#db/client.ts";

interface PoolKey {
  readonly campaignId: number;
  readonly pool: string;
}

/** What the pool has given these reps; read and written only under the campaign's lock. */
export async function getLedger(
  db: Db,
  { campaignId, pool, repIds }: PoolKey & { repIds: readonly string[] },
): Promise<Ledger> {
  const { rows } = await sql<{ virtualTime: number; entry: LedgerRow | null }>`
    select c.virtual_time, to_jsonb(l) as entry
    from pool_clock c
    left join pool_ledger l on l.campaign_id = c.campaign_id and l.pool = c.pool and l.rep_id = any(${[...repIds]}::uuid[])
    where c.campaign_id = ${campaignId}::int and c.pool = ${pool}`.execute(db);
  const entries = rows.flatMap((row) => (row.entry ? [toEntry(row.entry)] : []));
  return { virtualTime: rows[0]?.virtualTime ?? 0, entries };
}

/** Writes one rep's entry and the pool's time. */
export async function saveLedger(
  db: Db,
  { campaignId, pool, repId, ledger }: PoolKey & { repId: string; ledger: Ledger },
): Promise<void> {
  const entry = entryOf(ledger, repId);
  const last = entry.lastAssignedAt === null ? null : new Date(entry.lastAssignedAt);
  await sql`
    with clock as (
      insert into pool_clock (campaign_id, pool, virtual_time)
      values (${campaignId}::int, ${pool}, ${ledger.virtualTime}::float8)
      on conflict (campaign_id, pool) do update set virtual_time = excluded.virtual_time
    )
    insert into pool_ledger (campaign_id, pool, rep_id, pass, credit, assigned, last_assigned_at)
    values (${campaignId}::int, ${pool}, ${repId}::uuid, ${entry.pass}::float8, ${entry.credit}::int, ${entry.assigned}::int, ${last}::timestamptz)
    on conflict (campaign_id, pool, rep_id) do update
      set pass = excluded.pass, credit = excluded.credit, assigned = excluded.assigned, last_assigned_at = excluded.last_assigned_at`.execute(
    db,
  );
}

interface LedgerRow {
  rep_id: string;
  pass: number;
  credit: number;
  assigned: number;
  last_assigned_at: string | null;
}

function toEntry(row: LedgerRow): LedgerEntry {
  return {
    repId: row.rep_id,
    pass: row.pass,
    credit: row.credit,
    assigned: row.assigned,
    lastAssignedAt: row.last_assigned_at === null ? null : Date.parse(row.last_assigned_at),
  };
}
