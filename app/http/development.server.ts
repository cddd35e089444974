import type { ServerBuild } from "@remix-run/server-runtime";
import { loadConfig } from "#app/config.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { openRuntime, type Runtime } from "#app/runtime.server.ts";
import { createApp } from "./create-app.ts";

declare global {
  // Modules are evaluated anew after an edit; connections and the worker must survive that.
  var greenroomDevelopment: Runtime | undefined;
}

/** For `npm run dev`: the application over the modules as they are now. */
export function fetchWith(build: ServerBuild): (request: Request) => Response | Promise<Response> {
  return createApp(build, development()).fetch;
}

function development(): Runtime {
  if (globalThis.greenroomDevelopment) return globalThis.greenroomDevelopment;
  const config = loadConfig();
  if (!config.databaseUrl) throw new Error("DATABASE_URL is missing: start with `npm run dev`");
  const runtime = { ...openRuntime(config, config.databaseUrl), hotReload: true };
  globalThis.greenroomDevelopment = runtime;
  void startWorker(runtime, runtime.databaseUrl);
  return runtime;
}
