import type { Transaction } from "kysely";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/**
 * Runs `work` in a transaction at READ COMMITTED: a new one, or the caller's if `db` is one already. So a use-case can be
 * a part of a larger one (an idempotent request stores its answer in the same transaction as its effect).
 */
export async function inTransaction<Result>(db: Db, work: (tx: Db) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return work(db);
  return db.transaction().execute((tx: Transaction<DB>) => work(tx));
}
