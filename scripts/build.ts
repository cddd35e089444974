import { spawn } from "node:child_process";
import { environmentWith } from "#app/config.server.ts";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromProjectRoot, projectRoot } from "#db/project-root.ts";

const SOURCES = ["app", "db", "public", "scripts/vite", "vite.config.ts", "package-lock.json", "tsconfig.json"];
const STAMP = fromProjectRoot("build", "sources");
/** Longer than any build takes: its owner was killed. */
const LOCK_FORGOTTEN_AFTER_MS = 180_000;
const NOT_BUILT = /\.(test\.ts|sql|md)$/;

/** Builds pages and server unless the last build was made from these very sources. */
export async function buildIfStale(say: (text: string) => void): Promise<void> {
  if (await isCurrent()) return;
  await lockBuild(async () => {
    // Whoever held the lock may have built what we want.
    if (await isCurrent()) return;
    say("Building …");
    const sources = await hashSources();
    await build();
    await writeFile(STAMP, sources);
  });
}

async function isCurrent(): Promise<boolean> {
  if (!existsSync(STAMP) || !existsSync(fromProjectRoot("build", "server", "index.js"))) return false;
  return (await readFile(STAMP, "utf8")) === (await hashSources());
}

/** Two programs that start together must not build into the same folder. */
async function lockBuild(work: () => Promise<void>): Promise<void> {
  const lock = fromProjectRoot(".cache", "build.lock");
  await mkdir(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch {
      const age =
        Date.now() -
        (await stat(lock).then(
          ({ mtimeMs }) => mtimeMs,
          () => Date.now(),
        ));
      if (age > LOCK_FORGOTTEN_AFTER_MS) await rm(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function build(): Promise<void> {
  const remix = fromProjectRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
  // A build begun from a test run would otherwise bundle React for development.
  const env = environmentWith({ NODE_ENV: "production" });
  const child = spawn(process.execPath, [remix, "vite:build"], {
    cwd: projectRoot,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await listFiles(fromProjectRoot(source))) {
      hash.update(path.relative(projectRoot, file)).update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

async function listFiles(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [place];
  return entries
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
