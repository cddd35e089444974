import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { executable, type Program } from "./embedded-program.ts";

export interface Cluster {
  dataFolder: string;
  user: string;
  password: string;
  preferredPort: number;
}

const Access = z.object({ user: z.string(), password: z.string(), port: z.number().int() });

/** The cluster in a folder; made, with a password of its own, if there is none. */
export async function ensureCluster(place: string, program: Program): Promise<Cluster> {
  const home = path.join(place, "postgres");
  if (!existsSync(path.join(home, "access.json"))) await createCluster(home, program);
  const access = Access.parse(JSON.parse(await readFile(path.join(home, "access.json"), "utf8")));
  const dataFolder = await realpath(path.join(home, "data"));
  await refuseOtherVersion(dataFolder, program);
  return { dataFolder, user: access.user, password: access.password, preferredPort: access.port };
}

async function createCluster(home: string, program: Program): Promise<void> {
  // Made aside and renamed, so that a crash half-way or a second process never leaves a broken cluster behind.
  const draft = `${home}-draft-${randomBytes(4).toString("hex")}`;
  const access = {
    user: "greenroom",
    password: randomBytes(24).toString("hex"),
    port: 20_000 + (randomBytes(2).readUInt16BE() % 20_000),
  };
  await mkdir(path.join(draft, "data"), { recursive: true, mode: 0o711 });
  await chmod(path.join(draft, "data"), 0o700);
  await writeFile(path.join(draft, "access.json"), JSON.stringify(access) + "\n", { mode: 0o600 });
  const passwordFile = path.join(tmpdir(), `greenroom-${randomBytes(6).toString("hex")}`);
  try {
    await writeFile(passwordFile, access.password + "\n", { mode: 0o600 });
    if (program.account) await giveTo(program.account, [path.join(draft, "data"), passwordFile]);
    await initialise(path.join(draft, "data"), access.user, passwordFile, program);
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(path.join(home, "access.json"))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function giveTo(account: { uid: number; gid: number }, paths: readonly string[]): Promise<void> {
  for (const each of paths) await chown(each, account.uid, account.gid);
}

async function initialise(dataFolder: string, user: string, passwordFile: string, program: Program): Promise<void> {
  const flags = [
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
  ];
  const child = spawn(executable(program, "initdb"), [`--pgdata=${dataFolder}`, ...flags], {
    ...program.account,
    cwd: program.account ? "/" : tmpdir(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let problem = "";
  child.stderr.on("data", (chunk) => (problem += String(chunk)));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`The embedded PostgreSQL could not make its data folder.\n${problem}`);
}

async function refuseOtherVersion(dataFolder: string, program: Program): Promise<void> {
  const found = (await readFile(path.join(dataFolder, "PG_VERSION"), "utf8")).trim();
  const expected = program.version.split(".")[0];
  if (found === expected) return;
  throw new Error(
    `${dataFolder} was made by PostgreSQL ${found}, this Greenroom brings ${expected}: see docs/operations.md, Upgrading`,
  );
}
