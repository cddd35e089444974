import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { migrateToLatest, pendingMigrations } from "./migrate.ts";

const database = testDatabase();

test("a migrated database has nothing pending", async () => {
  expect(await pendingMigrations(database.db)).toEqual([]);
});

test("migrating again, even twice at once, runs nothing", async () => {
  expect(await Promise.all([migrateToLatest(database.url), migrateToLatest(database.url)])).toEqual([[], []]);
});

test("a file that has not run is pending", async () => {
  await database.pool.query("delete from kysely_migration where name = '0001_people'");
  expect(await pendingMigrations(database.db)).toEqual(["0001_people"]);
});
