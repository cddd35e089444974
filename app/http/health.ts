import { sql } from "kysely";
import { type Db } from "#db/client.ts";
import { pendingMigrations } from "#db/migrate.ts";

/** Shorter than a load balancer's patience, and than the two seconds promised. */
const CHECK_TIMEOUT_MS = 1_500;
const WORKER_SILENT_AFTER = "90 seconds";

export interface Check {
  readonly name: "database" | "migrations" | "worker";
  readonly ok: boolean;
  readonly detail?: string;
}

/** Whether this process can do its work: the database answers, its tables are current, some worker is alive. */
export async function checkReadiness(db: Db): Promise<readonly Check[]> {
  const timeout = new Promise<readonly Check[]>((resolve) => {
    const late: Check = { name: "database", ok: false, detail: `no answer within ${CHECK_TIMEOUT_MS} ms` };
    setTimeout(() => resolve([late]), CHECK_TIMEOUT_MS).unref();
  });
  return Promise.race([check(db), timeout]);
}

async function check(db: Db): Promise<readonly Check[]> {
  try {
    const pending = await pendingMigrations(db);
    const migrations: Check =
      pending.length === 0
        ? { name: "migrations", ok: true }
        : { name: "migrations", ok: false, detail: `not run yet: ${pending.join(", ")}` };
    return [{ name: "database", ok: true }, migrations, ...(migrations.ok ? [await checkWorker(db)] : [])];
  } catch {
    // What exactly is wrong goes to no stranger: the log has it.
    return [{ name: "database", ok: false, detail: "not reachable" }];
  }
}

async function checkWorker(db: Db): Promise<Check> {
  const { rows } = await sql<{ alive: boolean }>`select exists(
    select from worker_heartbeat where beat_at > now() - ${WORKER_SILENT_AFTER}::interval) as alive`.execute(db);
  if (rows[0]?.alive) return { name: "worker", ok: true };
  return { name: "worker", ok: false, detail: `no sign of life for ${WORKER_SILENT_AFTER}` };
}
