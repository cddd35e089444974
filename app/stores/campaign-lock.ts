import { type Expression, type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.ts";

/** Keeps our advisory locks apart from those of libraries on the same server. */
const LOCK_CLASS = 0x6772;

/**
 * Serialises publishing and assigning of one campaign until the transaction ends. It must be the transaction's first
 * look at the data, at READ COMMITTED: at any higher level the snapshot precedes the lock and protects nothing (DESIGN §4),
 * so any other level is refused.
 */
export async function lockCampaign(tx: Db, campaignId: number): Promise<void> {
  const { rows } = await sql<{ isolation: string }>`
    select pg_advisory_xact_lock(${LOCK_CLASS}::int, ${campaignId}::int), current_setting('transaction_isolation') as isolation`.execute(
    tx,
  );
  const isolation = rows[0]?.isolation;
  if (isolation !== "read committed")
    throw new Error(`the campaign's lock: found ${isolation}, expected read committed`);
}

/** Lets answers and waivers run side by side, but not across a publication or an assignment. */
export async function lockCampaignShared(tx: Db, campaignId: number): Promise<void> {
  await sql`select ${sharedCampaignLock(sql`${campaignId}::int`)}`.execute(tx);
}

/** The same as a part of a statement that reads what never changes; what may change is read by the statements after it. */
export function sharedCampaignLock(campaignId: Expression<unknown>): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock_shared(${LOCK_CLASS}::int, ${campaignId})`;
}
