// Runs one of the project's programs, and first installs what is missing. Plain Node: nothing may be installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST = [20, 19];
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const programs = ["start", "test", "dev", "bench", "greenroom"];

checkNode();
const [program = "", ...args] = process.argv.slice(2);
if (!programs.includes(program)) fail(`Usage: node scripts/bootstrap.mjs ${programs.join("|")}`);
installIfStale();
loadEnvironmentFile();
process.argv = [process.execPath, path.join(root, "scripts", `${program}.ts`), ...args];
await import(pathToFileURL(path.join(root, "node_modules", "tsx", "dist", "esm", "index.mjs")).href);
await import(pathToFileURL(process.argv[1]).href);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(`Greenroom needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.`);
}

/** Installs when what npm last put into node_modules is not what the lock file names. */
function installIfStale() {
  if (isInstalled()) return;
  const started = Date.now();
  process.stderr.write("Installing packages (about a minute the first time) …\n");
  // Build and test tools are needed too, also where NODE_ENV says production.
  const flags = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", flags, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (result.status !== 0) fail("npm ci failed; the lines above say why.");
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function isInstalled() {
  const installed = packagesOf(path.join("node_modules", ".package-lock.json"));
  const wanted = Object.entries(packagesOf("package-lock.json")).filter(([place, entry]) => place && isForHere(entry));
  return wanted.every(([place, entry]) => installed[place]?.version === entry.version);
}

function packagesOf(file) {
  const place = path.join(root, file);
  return existsSync(place) ? JSON.parse(readFileSync(place, "utf8")).packages : {};
}

/** Optional packages may be missing, except the ones made for this very platform. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional && !os && !cpu) return true;
  return !libc && Boolean(os?.includes(process.platform) && cpu?.includes(process.arch));
}

function loadEnvironmentFile() {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

function fail(message) {
  process.stderr.write(message + "\n");
  process.exit(1);
}
