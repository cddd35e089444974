import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { loadConfig, useProductionLibraries } from "#app/config.server.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { ensureTemplate, startTestServer } from "#tests/support/database-server.ts";
import { buildIfStale } from "../../../scripts/build.ts";
import { seedDemo } from "../../../scripts/demo-world.ts";
import { databaseNote } from "./database-note.ts";
import { publishEveryKind } from "./every-kind.ts";

/** The application for the journeys: built, on a fresh database with the demo world, until it is told to end. */
const port = process.argv[2] ?? "0";
const config = loadConfig({ ...process.env, NODE_ENV: "test", PORT: port, HOST: "127.0.0.1", LOG_LEVEL: "warn" });
useProductionLibraries();
await buildIfStale(() => {});

const server = process.env.TEST_DATABASE_URL ? null : await startTestServer();
const admin = process.env.TEST_DATABASE_URL ?? server?.connectionString ?? "";
const name = `test_e2e_${randomBytes(4).toString("hex")}`;
await onServer(`create database ${name} template ${await ensureTemplate(admin)} strategy file_copy`);
const url = new URL(admin);
url.pathname = `/${name}`;

// For journeys that look at what was kept, besides what is shown.
await writeFile(fromProjectRoot(databaseNote(port)), url.href);

const file = pathToFileURL(fromProjectRoot("build", "server", "index.js")).href;
const built: typeof import("#app/server.ts") = await import(file);
const runtime = built.openRuntime(config, url.href);
await seedDemo(runtime.deps, () => {});
await publishEveryKind(runtime.deps);
const running = await built.startServer(runtime);
running.stopOnSignals(async () => {
  await onServer(`drop database if exists ${name} with (force)`);
  await server?.stop();
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
