import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { nameStatements } from "./named-statements.ts";
import type { DB } from "./schema.ts";
import { valueTypes } from "./value-types.ts";

/** A connection or a transaction: stores take either. */
export type Db = Kysely<DB>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. */
  max?: number;
  applicationName?: string;
  /** How long a request may wait for a free or new connection before it fails. */
  connectionTimeoutMs?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  /** Told about connections that break while idle; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void;
}

/** Opens a pool whose every statement is named, bounded in time, in UTC and at READ COMMITTED. */
export function openDatabase(connectionString: string, options: DatabaseOptions = {}): Database {
  const pool = openPool(connectionString, options);
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => closeDatabase(db, pool) };
}

export function openPool(connectionString: string, options: DatabaseOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 20,
    application_name: options.applicationName ?? "greenroom",
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 2_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    lock_timeout: options.lockTimeoutMs ?? 10_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 10_000,
    // The gate's advisory lock protects only at READ COMMITTED, so a server-wide default must not change it.
    options: "-c TimeZone=UTC -c default_transaction_isolation=read\\ committed",
    types: valueTypes,
  });
  pool.on("error", (error) => options.onIdleError?.(error));
  pool.on("connect", (client) => {
    client.on("error", () => {});
    nameStatements(client);
  });
  return pool;
}

async function closeDatabase(db: Db, pool: pg.Pool): Promise<void> {
  await db.destroy();
  // Kysely ends only a pool that it has used.
  if (!pool.ending) await pool.end();
}
