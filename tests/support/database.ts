import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";

export interface TestDatabase extends Database {
  url: string;
}

/**
 * A migrated database of the test file's own, cloned before its first test and dropped after its last. Call it at the top
 * of a file (or a describe block) and read `db` inside tests.
 */
export function testDatabase(): TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => void (opened = await cloneDatabase()));
  afterAll(async () => await opened?.close());
  const current = () => {
    if (!opened) throw new Error("the test database exists only inside tests and hooks");
    return opened;
  };
  return {
    get db() {
      return current().db;
    },
    get pool() {
      return current().pool;
    },
    get url() {
      return current().url;
    },
    close: () => current().close(),
  };
}

/** A clone of the migrated template; closing it drops it. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `${server.run}_${randomBytes(5).toString("hex")}`;
  await onServer(server.url, `create database ${name} template ${server.template} strategy file_copy`);
  const url = withDatabase(server.url, name);
  const { db, pool, close } = openDatabase(url, { max: 10 });
  const drop = async () => {
    await close();
    await onServer(server.url, `drop database if exists ${name} with (force)`);
  };
  return { db, pool, url, close: drop };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
