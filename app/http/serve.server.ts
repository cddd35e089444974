import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { fromProjectRoot } from "#db/project-root.ts";
import { startWorker } from "#app/jobs/worker.ts";
import type { Runtime } from "#app/runtime.server.ts";
import type { HttpEnv } from "./http-env.ts";

export interface RunningServer {
  readonly url: string;
  /** Accepts nothing new, finishes what it has begun, stops the worker, closes the database. */
  readonly stop: () => Promise<void>;
  /** Stops on Ctrl-C and on a supervisor's request, then runs what else must end. */
  readonly stopOnSignals: (afterwards?: () => Promise<void>) => void;
}

/** Requests still running after this are cut off: supervisors kill after ten seconds. */
const FINISH_WITHIN_MS = 5_000;
const EXIT_WITHIN_MS = 9_500;

/** Puts built files and the application on a port, and runs background work beside them. */
export async function serveApp(app: Hono<HttpEnv>, runtime: Runtime): Promise<RunningServer> {
  const { config, logger } = runtime;
  const { server, port } = await listen(withFiles(app), config.host, config.port);
  const worker = await startWorker(runtime, runtime.databaseUrl);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopAll());

  async function stopAll(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    const cutOff = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, FINISH_WITHIN_MS);
    await Promise.all([closed, worker.stop()]);
    clearTimeout(cutOff);
    await runtime.close();
    logger.info("stopped");
  }

  function stopOnSignals(afterwards?: () => Promise<void>): void {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref();
        void stop()
          .then(afterwards)
          .then(() => process.exit(0))
          .catch((error: unknown) => {
            logger.error({ err: error }, "could not stop cleanly");
            process.exit(1);
          });
      });
    }
  }

  const shown = config.host.includes(":") ? `[${config.host}]` : config.host;
  return { url: `http://${shown}:${port}`, stop, stopOnSignals };
}

/** Hashed files never change; a missing one must not become a page, or the browser runs HTML as script. */
function withFiles(app: Hono<HttpEnv>): Hono<HttpEnv> {
  const root = fromProjectRoot("build", "client");
  const front = new Hono<HttpEnv>();
  front.use(
    "/assets/*",
    serveStatic({
      root,
      precompressed: true,
      onFound: (_path, c) => {
        c.header("cache-control", "public, max-age=31536000, immutable");
        c.header("x-content-type-options", "nosniff");
      },
    }),
  );
  front.all("/assets/*", (c) => c.text("Not found", 404, { "cache-control": "no-store" }));
  front.get(
    "/favicon.svg",
    serveStatic({ root, onFound: (_path, c) => c.header("cache-control", "public, max-age=3600") }),
  );
  front.route("/", app);
  return front;
}

function listen(app: Hono<HttpEnv>, hostname: string, port: number) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, (address) => resolve({ server, port: address.port }));
    server.once("error", reject);
  });
}
