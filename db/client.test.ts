import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { openDatabase } from "./client.ts";

const database = testDatabase();

test("whole numbers and amounts arrive as numbers, a date as its text, an instant as Date", async () => {
  const { rows } = await sql`select 12::int8 as a, 1.5::numeric as b, array[1, null, 3]::int8[] as c,
    '2026-01-05'::date as d, '2026-01-05T09:00Z'::timestamptz as e`.execute(database.db);
  expect(rows).toEqual([{ a: 12, b: 1.5, c: [1, null, 3], d: "2026-01-05", e: new Date("2026-01-05T09:00Z") }]);
});

test("an int8 beyond 2^53 is refused rather than rounded", async () => {
  await expect(sql`select 9007199254740993::int8 as a`.execute(database.db)).rejects.toThrow(/2\^53/);
});

test("statements are bounded in time, in UTC and at READ COMMITTED", async () => {
  const { rows } = await sql`select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle,
    current_setting('TimeZone') as zone, current_setting('transaction_isolation') as isolation`.execute(database.db);
  expect(rows).toEqual([{ statement: "15s", lock: "10s", idle: "10s", zone: "UTC", isolation: "read committed" }]);
});

test("a parameterised statement is prepared under a name", async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements
    where ${true}`.execute(database.db);
  expect(rows[0]?.count).toBeGreaterThan(0);
});

test("keys inside json keep their spelling", async () => {
  const { rows } = await sql`select '{"snake_key": {"a_b": 1}}'::jsonb as the_value`.execute(database.db);
  expect(rows).toEqual([{ theValue: { snake_key: { a_b: 1 } } }]);
});

test("a server that does not answer fails a query within the connection timeout", async () => {
  const gone = openDatabase("postgres://nobody:x@127.0.0.1:1/none", { connectionTimeoutMs: 500 });
  await expect(sql`select 1`.execute(gone.db)).rejects.toThrow();
  await gone.close();
});
