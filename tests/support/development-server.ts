import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll } from "vitest";
import { fromProjectRoot } from "#db/project-root.ts";
import { ORIGIN } from "./app.ts";
import type { TestDatabase } from "./database.ts";

/** What `npm run dev` starts, over a test file's database and on a port of its own. */
export function developmentServer(database: Pick<TestDatabase, "url">): { readonly url: string } {
  let server: ChildProcess | undefined;
  let url: string | undefined;
  beforeAll(async () => {
    const remix = fromProjectRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
    server = spawn(process.execPath, [remix, "vite:dev", "--host", "127.0.0.1", "--port", "0"], {
      cwd: fromProjectRoot(),
      env: environment(database.url),
      stdio: ["ignore", "pipe", "pipe"],
    });
    url = await announcedAddress(server);
  });
  afterAll(async () => {
    if (!server || server.exitCode !== null) return;
    const gone = once(server, "exit");
    server.kill();
    await gone;
  });
  return {
    get url() {
      if (!url) throw new Error("the development server exists only inside tests and hooks");
      return url;
    },
  };
}

function environment(databaseUrl: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "development",
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "silent",
    PUBLIC_ORIGIN: ORIGIN,
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
}

async function announcedAddress(server: ChildProcess): Promise<string> {
  if (!server.stdout || !server.stderr) throw new Error("the development server has no output");
  let complaints = "";
  server.stderr.on("data", (text: Buffer) => (complaints += text.toString()));
  for await (const line of createInterface(server.stdout)) {
    const address = /Local:\s+(http:\S+?)\/?$/.exec(line)?.[1];
    // What it says later nobody reads, but it must not wait for a reader.
    server.stdout.resume();
    if (address) return address;
  }
  throw new Error(`the development server ended before it listened: ${complaints}`);
}
