import { pathToFileURL } from "node:url";
import { migrateToLatest } from "#db/migrate.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { loadConfig, useProductionLibraries } from "#app/config.server.ts";
import { buildIfStale } from "./build.ts";
import { stopEarly } from "./early-signals.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { runProgram, say } from "./program.ts";
import { doorKeys, furnish } from "./welcome.ts";

await runProgram(async () => {
  const config = loadConfig();
  useProductionLibraries();
  await buildIfStale(say);
  const database = await openConfiguredDatabase(config);
  const handOver = stopEarly(database.stop);
  try {
    await migrateToLatest(database.url);
    const built = await loadBuilt();
    const runtime = built.openRuntime(config, database.url);
    await furnish(runtime, database);
    const server = await built.startServer(runtime);
    handOver();
    server.stopOnSignals(database.stop);
    const origin = config.port === 0 ? server.url : config.publicOrigin;
    say([`Greenroom is open at ${origin}`, ...(await doorKeys(runtime, origin)), "Ctrl-C closes it."].join("\n"));
  } catch (error) {
    await database.stop();
    throw error;
  }
});

function loadBuilt(): Promise<typeof import("#app/server.ts")> {
  return import(pathToFileURL(fromProjectRoot("build", "server", "index.js")).href);
}
