import { sql } from "kysely";
import type { Db } from "#db/client.ts";

interface CallersKey {
  readonly caller: string;
  readonly key: string;
}

/** False while another transaction works under the same key. Held until this transaction ends. */
export async function tryLockIdempotencyKey(tx: Db, { caller, key }: CallersKey): Promise<boolean> {
  const result = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency/${caller}/${key}`}, 0)) as locked`.execute(tx);
  return result.rows[0]?.locked ?? false;
}

export interface StoredResponse {
  readonly request: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

export async function findIdempotentResponse(
  db: Db,
  { caller, key, since }: CallersKey & { since: number },
): Promise<StoredResponse | null> {
  const row = await db
    .selectFrom("idempotencyKey")
    .select(["request", "fingerprint", "status", "body"])
    .where("caller", "=", caller)
    .where("key", "=", key)
    .where("createdAt", ">=", new Date(since))
    .executeTakeFirst();
  return row ?? null;
}

/** Replaces one that is older than a key is remembered. */
export async function insertIdempotentResponse(
  db: Db,
  { at, ...response }: CallersKey & StoredResponse & { at: number },
): Promise<void> {
  const row = { ...response, createdAt: new Date(at) };
  await db
    .insertInto("idempotencyKey")
    .values(row)
    .onConflict((conflict) => conflict.columns(["caller", "key"]).doUpdateSet(row))
    .execute();
}

export async function deleteIdempotentResponsesBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom("idempotencyKey").where("createdAt", "<", new Date(before)).execute();
}
