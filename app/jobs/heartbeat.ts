import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import { makeWorkerUtils } from "graphile-worker";
import type { Pool } from "pg";
import type { Logger } from "pino";

const BEAT_EVERY_MS = 10_000;
const DEAD_AFTER = "35 seconds";

export interface Heartbeat {
  /** The queue announces its workers here. */
  readonly events: WorkerEvents;
  readonly stop: () => Promise<void>;
}

/**
 * Says every few seconds which workers of this process live, and frees the jobs of those that stopped saying so: the queue
 * itself would keep a killed worker's jobs for four hours.
 */
export function keepHeartbeat(pool: Pool, logger: Logger): Heartbeat {
  const events: WorkerEvents = new EventEmitter();
  const workers = new Set<string>();
  let beating: Promise<void> = Promise.resolve();

  const beat = () => {
    beating = beating
      .then(() => signLife(pool, [...workers]))
      .then(() => releaseDead(pool))
      .catch((error: unknown) => logger.warn({ err: error }, "worker's heartbeat failed"));
  };
  events.on("worker:create", ({ worker }) => {
    workers.add(worker.workerId);
    // The workers of one start are created in one go: they share the beat.
    if (workers.size === 1) setImmediate(beat);
  });
  events.on("worker:stop", ({ worker }) => void workers.delete(worker.workerId));
  const timer = setInterval(beat, BEAT_EVERY_MS);

  async function stop(): Promise<void> {
    clearInterval(timer);
    await beating;
    const gone = [...workers];
    await pool.query("delete from worker_heartbeat where worker = any($1)", [gone]).catch(() => {});
  }

  return { events, stop };
}

async function signLife(pool: Pool, workers: readonly string[]): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker, beat_at) select unnest($1::text[]), now()
     on conflict (worker) do update set beat_at = excluded.beat_at`,
    [workers],
  );
}

async function releaseDead(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct job.locked_by as worker
     from graphile_worker.jobs job
     where job.locked_by is not null
       and job.locked_at < now() - $1::interval
       and not exists (select from worker_heartbeat beat
                       where beat.worker = job.locked_by and beat.beat_at > now() - $1::interval)`,
    [DEAD_AFTER],
  );
  await pool.query("delete from worker_heartbeat where beat_at < now() - interval '1 day'");
  if (rows.length === 0) return;
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.forceUnlockWorkers(rows.map((row) => row.worker));
  } finally {
    await utils.release();
  }
}
