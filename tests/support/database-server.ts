import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedServer, startEmbedded } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { fromProjectRoot } from "#db/project-root.ts";

export interface DatabaseServer {
  /** Of the server's `postgres` database. */
  url: string;
  template: string;
  /** Starts the names of this run's databases. */
  run: string;
}

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

/** Speed over safety: a test's data need not survive a power cut. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  track_commit_timestamp: "on",
  max_connections: "200",
  autovacuum_naptime: "300s",
};

const folder = fromProjectRoot(".cache", "test-postgres");

/** Starts (or joins) the test server and makes the template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given ? null : await startTestServer();
  const url = given ?? embedded?.connectionString ?? "";
  const run = `test_${randomBytes(4).toString("hex")}`;
  const template = await ensureTemplate(url);
  if (embedded?.started) await dropLeftovers(url, template);
  project.provide("databaseServer", { url, template, run });
  return async () => {
    await dropDatabases(url, `${run}\\_%`);
    await embedded?.stop();
  };
}

export async function startTestServer(): Promise<EmbeddedServer> {
  const start = () => startEmbedded({ dataFolder: folder, database: "postgres", settings });
  try {
    return await start();
  } catch {
    // Without fsync a crash of the machine can leave data that no server accepts: they are worth nothing, start afresh.
    rmSync(folder, { recursive: true, force: true });
    return start();
  }
}

/** One template per state of the migrations, kept from run to run. */
export async function ensureTemplate(url: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const client = new pg.Client(url);
  await client.connect();
  try {
    // Runs that start together build it once.
    await client.query("select pg_advisory_lock(7366352)");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return name;
    const draft = `draft_${randomBytes(4).toString("hex")}`;
    await client.query(`create database ${draft}`);
    const target = new URL(url);
    target.pathname = `/${draft}`;
    try {
      await migrateToLatest(target.href);
      await client.query(`alter database ${draft} rename to ${name}`);
    } catch (error) {
      await client.query(`drop database if exists ${draft} with (force)`);
      throw error;
    }
    return name;
  } finally {
    await client.end();
  }
}

async function dropDatabases(url: string, pattern: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname like $1", [
    pattern,
  ]);
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.end();
}

/** What killed runs and older migrations left behind. */
async function dropLeftovers(url: string, template: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(test|draft|template)_' and datname <> $1",
    [template],
  );
  // A run that joined just now keeps what it has open.
  for (const { datname } of rows) await client.query(`drop database if exists ${datname}`).catch(() => {});
  await client.end();
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  const files = readdirSync(fromProjectRoot("db", "migrations")).sort();
  for (const file of [...files.map((name) => path.join("db", "migrations", name)), "package-lock.json"]) {
    hash.update(file).update(readFileSync(fromProjectRoot(file)));
  }
  return hash.digest("hex").slice(0, 16);
}
