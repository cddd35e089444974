import { spawn } from "node:child_process";
import { migrateToLatest } from "#db/migrate.ts";
import { fromProjectRoot, projectRoot } from "#db/project-root.ts";
import { environmentWith, loadConfig } from "#app/config.server.ts";
import { openRuntime } from "#app/runtime.server.ts";
import { stopEarly } from "./early-signals.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { runProgram, say } from "./program.ts";
import { doorKeys, furnish } from "./welcome.ts";

await runProgram(async () => {
  const config = loadConfig();
  const database = await openConfiguredDatabase(config);
  const handOver = stopEarly(database.stop);
  try {
    await migrateToLatest(database.url);
    const runtime = openRuntime(config, database.url);
    await furnish(runtime, database);
    say(["Greenroom with hot reload", ...(await doorKeys(runtime, config.publicOrigin))].join("\n"));
    await runtime.close();
    const stopped = serve(config.host, config.port, database.url);
    handOver();
    await stopped;
  } finally {
    await database.stop();
  }
});

/** Vite in a process of its own; Ctrl-C reaches both, and this one waits to put the database away. */
async function serve(host: string, port: number, databaseUrl: string): Promise<void> {
  const remix = fromProjectRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const child = spawn(process.execPath, [remix, "vite:dev", "--host", host, "--port", String(port), "--strictPort"], {
    cwd: projectRoot,
    env: environmentWith({ DATABASE_URL: databaseUrl, NODE_ENV: "development" }),
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
}
