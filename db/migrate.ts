import { readdir, readFile } from "node:fs/promises";
import { Logger, runMigrations } from "graphile-worker";
import { CompiledQuery, Kysely, type Migration, Migrator, PostgresDialect, sql } from "kysely";
import { type Db, openPool } from "./client.ts";
import { fromProjectRoot } from "./project-root.ts";

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/**
 * Brings the database up to date: first the job queue's own tables (our SQL may refer to them), then every numbered file
 * of `db/migrations` that has not run yet. Safe to call from many processes at once: one works, the others wait.
 *
 * @returns the names of the files that ran
 */
export async function migrateToLatest(connectionString: string): Promise<string[]> {
  // A migration may take as long as it needs, and waits for its turn.
  const pool = openPool(connectionString, {
    max: 2,
    applicationName: "greenroom migrate",
    connectionTimeoutMs: 10_000,
    statementTimeoutMs: 0,
    lockTimeoutMs: 0,
    idleInTransactionTimeoutMs: 0,
  });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === "Error");
    if (error)
      throw new Error(`Migration ${failed?.migrationName ?? ""} failed: ${messageOf(error)}`, { cause: error });
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
    if (!pool.ending) await pool.end();
  }
}

/** Names of the migration files that this database has not run; empty when it is current. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const done = new Set(await listExecuted(db));
  return (await listFiles()).map(toName).filter((name) => !done.has(name));
}

async function listExecuted(db: Db): Promise<string[]> {
  const table = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (!table.rows[0]?.found) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = await listFiles();
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(fromProjectRoot("db", "migrations", file), "utf8");
    // Without parameters pg sends the text as one simple query, so a file may hold many statements and function bodies.
    return [toName(file), { up: async (db) => void (await db.executeQuery(CompiledQuery.raw(text))) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function listFiles(): Promise<string[]> {
  const files = (await readdir(fromProjectRoot("db", "migrations"))).filter((file) => file.endsWith(".sql")).sort();
  const odd = files.find((file) => !FILE_NAME.test(file));
  if (odd) throw new Error(`db/migrations/${odd}: expected a name like 0007_lead_events.sql`);
  return files;
}

function toName(file: string): string {
  return file.replace(/\.sql$/, "");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
