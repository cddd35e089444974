import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "#app/config.server.ts";
import { type RunningWorker, startWorker } from "#app/jobs/worker.ts";
import { openRuntime, type Runtime } from "#app/runtime.server.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { testDatabase } from "#tests/support/database.ts";

const database = testDatabase();
let runtime: Runtime;
let worker: RunningWorker | undefined;

beforeAll(() => {
  runtime = openRuntime(loadConfig({ LOG_LEVEL: "silent" }), database.url);
});
afterAll(async () => {
  await worker?.stop();
  await runtime.close();
});

test("a job is enqueued by the transaction that commits, and by no other", async () => {
  const undone = database.db.transaction().execute(async (tx) => {
    await enqueueJob(tx, "release-holds", { campaignId: 1 });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await waiting()).toBe(0);
  await database.db.transaction().execute((tx) => enqueueJob(tx, "release-holds", { campaignId: 1 }));
  expect(await waiting()).toBe(1);
});

test("jobs with the same key wait once, until their time", async () => {
  const clockId = randomUUID();
  const runAt = Date.now() + 3_600_000;
  await enqueueJob(database.db, "breach-clock", { clockId }, { key: `clock:${clockId}`, runAt });
  await enqueueJob(database.db, "breach-clock", { clockId }, { key: `clock:${clockId}`, runAt });
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*)::int from graphile_worker.jobs where key = $1 and run_at > now()",
    [`clock:${clockId}`],
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test("the job of a killed worker is taken up again within seconds, not hours", async () => {
  await database.pool.query(`update graphile_worker._private_jobs
    set locked_by = 'worker-killed', locked_at = now() - interval '1 minute'`);
  worker = await startWorker(runtime, database.url);
  await expect.poll(dueNow, { timeout: 15_000 }).toBe(0);
});

test("a worker that lives says so", async () => {
  const { rows } = await database.pool.query("select worker from worker_heartbeat");
  expect(rows.length).toBeGreaterThan(0);
});

test("stopping takes its signs of life back", async () => {
  await worker?.stop();
  worker = undefined;
  expect((await database.pool.query("select from worker_heartbeat")).rowCount).toBe(0);
});

async function waiting(): Promise<number> {
  return (await database.pool.query("select from graphile_worker.jobs")).rowCount ?? 0;
}

async function dueNow(): Promise<number> {
  return (await database.pool.query("select from graphile_worker.jobs where run_at <= now()")).rowCount ?? 0;
}
