import { randomBytes } from "node:crypto";
import pg from "pg";
import { type EmbeddedServer, startEmbedded } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { fromProjectRoot } from "#db/project-root.ts";

/** Databases for one run on an embedded server with PostgreSQL's own settings: what is committed is on the disk. */
export interface BenchServer {
  readonly create: () => Promise<BenchDatabase>;
  readonly stop: () => Promise<void>;
}
export interface BenchDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export async function startBenchServer(): Promise<BenchServer> {
  const server = await startEmbedded({ dataFolder: fromProjectRoot(".cache", "bench-postgres"), database: "postgres" });
  if (server.started) await dropLeftovers(server);
  return { create: () => createDatabase(server), stop: server.stop };
}

/** Says which PostgreSQL answers, and how it makes commits safe. */
export async function describeServer(url: string): Promise<string> {
  const [row] = await onServer<{ line: string }>(
    url,
    `select format('PostgreSQL %s, fsync %s, synchronous_commit %s', current_setting('server_version'),
      current_setting('fsync'), current_setting('synchronous_commit')) as line`,
  );
  return row?.line ?? "";
}

async function createDatabase(server: EmbeddedServer): Promise<BenchDatabase> {
  const name = `bench_${randomBytes(4).toString("hex")}`;
  await onServer(server.connectionString, `create database ${name}`);
  const url = new URL(server.connectionString);
  url.pathname = `/${name}`;
  await migrateToLatest(url.href);
  return {
    url: url.href,
    drop: async () => void (await onServer(server.connectionString, `drop database ${name} with (force)`)),
  };
}

/** What killed runs left behind. */
async function dropLeftovers({ connectionString }: EmbeddedServer): Promise<void> {
  const left = await onServer<{ datname: string }>(
    connectionString,
    "select datname from pg_database where datname like 'bench\\_%'",
  );
  for (const { datname } of left) await onServer(connectionString, `drop database if exists ${datname} with (force)`);
}

async function onServer<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
