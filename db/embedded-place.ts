import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Account } from "./embedded-account.ts";

/**
 * The folder itself, unless the server's account can't enter it (a clone under a folder that only root may enter): then a
 * folder of its own under /var/lib, remembered in the file `location`, so that deleting the folder still forgets the data.
 */
export async function reachableFolder(folder: string, account: Account | null): Promise<string> {
  if (!account) return folder;
  const note = path.join(folder, "location");
  if (existsSync(note)) return prepared(readFileSync(note, "utf8").trim());
  if (canEnter(path.dirname(folder), account)) return folder;
  const place = await firstWritable(
    ["/var/lib", "/var/cache", tmpdir()],
    `greenroom/${randomBytes(8).toString("hex")}`,
  );
  await writeFile(note, place + "\n");
  return place;
}

/** A folder for copies of programs that any account may enter. */
export function sharedCacheFolder(name: string): Promise<string> {
  return firstWritable(["/var/cache", tmpdir()], `greenroom/${name}`);
}

export function canEnter(folder: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

async function firstWritable(parents: readonly string[], name: string): Promise<string> {
  const problems: string[] = [];
  for (const parent of parents) {
    try {
      return await prepared(path.join(parent, name));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`No folder for the embedded PostgreSQL that its account may enter:\n${problems.join("\n")}`);
}

async function prepared(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  // Whatever the umask says, the server's account must pass through both levels.
  await chmod(path.dirname(folder), 0o755);
  await chmod(folder, 0o755);
  return folder;
}
