import { Logger as QueueLogger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import type { Logger } from "pino";
import { openPool } from "#db/client.ts";
import type { Runtime } from "#app/runtime.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { everyMinute, jobs, timetable } from "./index.ts";
import { keepHeartbeat } from "./heartbeat.ts";

export interface RunningWorker {
  readonly stop: () => Promise<void>;
}

const CONCURRENT_JOBS = 4;
const RESTART_AFTER_MS = 2_000;
const TICK = "every-minute";

/**
 * Runs background work in this process, on connections of its own so that it can't starve requests. When the database
 * goes away the queue gives up after a while; it is then started again until it stays.
 */
export async function startWorker(runtime: Runtime, databaseUrl: string): Promise<RunningWorker> {
  const { deps, logger } = runtime;
  const pool = openPool(databaseUrl, {
    max: CONCURRENT_JOBS + 3,
    applicationName: "greenroom worker",
    onIdleError: (error) => logger.warn({ err: error }, "worker's database connection lost"),
  });
  const heartbeat = keepHeartbeat(pool, logger);
  let runner: Runner | undefined;
  let stopped = false;
  const supervised = supervise();

  async function supervise(): Promise<void> {
    while (!stopped) {
      try {
        runner = await run({
          pgPool: pool,
          concurrency: CONCURRENT_JOBS,
          noHandleSignals: true,
          pollInterval: 2_000,
          logger: quietLogger(logger),
          taskList: taskList(deps),
          events: heartbeat.events,
          parsedCronItems: parseCronItems([
            { task: TICK, match: "* * * * *", identifier: TICK, options: { maxAttempts: 1, backfillPeriod: 0 } },
            ...timetable.map(({ job, match }) => ({ task: job, match, identifier: job, options: { maxAttempts: 3 } })),
          ]),
        });
        // A stop that came while the queue was starting found no runner to stop.
        if (stopped) await runner.stop();
        await runner.promise;
      } catch (error) {
        if (!stopped) logger.error({ err: error }, "background work stopped; starting it again");
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    }
  }

  async function stop(): Promise<void> {
    stopped = true;
    await heartbeat.stop();
    await runner?.stop().catch(() => {});
    await supervised;
    await pool.end();
  }

  return { stop };
}

function taskList(deps: Deps): TaskList {
  const tasks: TaskList = {
    [TICK]: async () => {
      const results = await Promise.allSettled(Object.values(everyMinute).map((work) => work(deps)));
      const failed = results.filter((result) => result.status === "rejected").map((result) => result.reason);
      if (failed.length > 0) throw new AggregateError(failed, "some of the minute's work failed");
    },
  };
  for (const [name, job] of Object.entries(jobs)) tasks[name] = (payload) => job.run(deps, payload);
  return tasks;
}

function quietLogger(logger: Logger): QueueLogger {
  return new QueueLogger((scope) => (level, message) => {
    if (level === "error") logger.error({ ...scope }, message);
    else if (level === "warning") logger.warn({ ...scope }, message);
    else logger.trace({ ...scope }, message);
  });
}
