import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { availableParallelism } from "node:os";
import { environmentWith } from "#app/config.server.ts";
import { fromProjectRoot } from "#db/project-root.ts";

export interface ServerUnderTest {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** The production build as a deployment runs it: a process of its own, its logs thrown away. */
export async function startOwnServer(databaseUrl: string): Promise<ServerUnderTest> {
  return start(fromProjectRoot("build", "server", "index.js"), (port) => ({
    DATABASE_URL: databaseUrl,
    NODE_ENV: "production",
    // The database shares our cores, as with `npm start`: more connections than these only make each other wait.
    DATABASE_CONNECTIONS: String(2 * availableParallelism()),
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
  }));
}

/** What DESIGN §8 compares with: `node:http`, a pool, one named lookup by primary key per request. */
export async function startBareServer(databaseUrl: string): Promise<ServerUnderTest> {
  return start(fromProjectRoot("tests", "bench", "server", "bare-server.mjs"), (port) => ({
    DATABASE_URL: databaseUrl,
    NODE_ENV: "production",
    PORT: String(port),
  }));
}

async function start(
  program: string,
  environment: (port: number) => Readonly<Record<string, string>>,
): Promise<ServerUnderTest> {
  const port = await freePort();
  const child = fork(program, { env: environmentWith(environment(port)), execArgv: [], silent: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => (output = (output + String(chunk)).slice(-4_000)));
  const origin = `http://127.0.0.1:${port}`;
  try {
    await answers(`${origin}/healthz`, child);
  } catch (error) {
    await end(child);
    throw new Error(`${program} did not start.\n${output}`, { cause: error });
  }
  return { origin, stop: () => end(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no answer from ${url}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
