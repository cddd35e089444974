import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { ConfigError, loadConfig } from "#app/config.server.ts";
import { createApp } from "#app/http/create-app.ts";
import { serveApp, type RunningServer } from "#app/http/serve.server.ts";
import { openRuntime, type Runtime } from "#app/runtime.server.ts";

export { createApp, openRuntime, build, type Runtime };

/** Serves the built application until the returned handle is stopped. */
export function startServer(runtime: Runtime): Promise<RunningServer> {
  return serveApp(createApp(build, runtime), runtime);
}

/** `node build/server/index.js`: one process of a deployment; `greenroom migrate` has prepared the database. */
async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.databaseUrl) throw new ConfigError(["DATABASE_URL: missing; `npm start` brings a database of its own"]);
  const server = await startServer(openRuntime(config, config.databaseUrl));
  server.stopOnSignals();
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
