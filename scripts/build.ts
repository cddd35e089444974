import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromProjectRoot, projectRoot } from "#db/project-root.ts";

const SOURCES = ["app", "db", "public", "scripts/vite", "vite.config.ts", "package-lock.json", "tsconfig.json"];
const NOT_BUILT = /\.(test\.ts|sql|md)$/;

/** Builds pages and server unless the last build was made from these very sources. */
export async function buildIfStale(say: (text: string) => void): Promise<void> {
  const stamp = fromProjectRoot("build", "sources");
  const sources = await hashSources();
  const built = existsSync(stamp) ? await readFile(stamp, "utf8") : "";
  if (built === sources && existsSync(fromProjectRoot("build", "server", "index.js"))) return;
  say("Building …");
  await build();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, sources);
}

async function build(): Promise<void> {
  const remix = fromProjectRoot("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const child = spawn(process.execPath, [remix, "vite:build"], { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"] });
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
