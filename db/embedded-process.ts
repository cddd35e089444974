import { spawn, spawnSync } from "node:child_process";
import { readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cluster } from "./embedded-cluster.ts";
import { executable, type Program } from "./embedded-program.ts";

export interface Postmaster {
  pid: number;
  port: number;
}

/** What `postmaster.pid` says: a server that runs, starts, or was killed. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(dataFolder, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map(Number);
  return pid && port ? { pid, port } : null;
}

/** Removes the pid file of a killed server whose number now belongs to some other program; PostgreSQL handles the rest. */
export async function clearStalePid(dataFolder: string): Promise<void> {
  const postmaster = await readPostmaster(dataFolder);
  if (!postmaster || process.platform === "win32") return;
  const { status, stdout } = spawnSync("ps", ["-o", "args=", "-p", String(postmaster.pid)], { encoding: "utf8" });
  if (status === 0 && !stdout.includes("postgres")) await rm(path.join(dataFolder, "postmaster.pid"), { force: true });
}

/** The wished port if nobody listens on it, else any free one. */
export async function freePort(wished: number): Promise<number> {
  return (await tryPort(wished)) ?? (await tryPort(0)) ?? wished;
}

/** Starts the server in a session of its own: a Ctrl-C in the terminal reaches the app, which stops it in its own time. */
export async function startPostmaster(
  cluster: Cluster,
  program: Program,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<{ ok: boolean; fatal: boolean; log: string }> {
  const logFile = path.join(cluster.dataFolder, "server.log");
  await rename(logFile, `${logFile}.previous`).catch(() => {});
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", log_min_messages: "warning", ...settings };
  const options = [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`)].join(" ");
  const args = ["start", "-D", cluster.dataFolder, "-l", logFile, "-o", options, "-w", "-t", "60"];
  const ok = (await runPgCtl(program, args)) === 0;
  const log = await readFile(logFile, "utf8").catch(() => "");
  return { ok, log, fatal: !ok && /invalid value|unrecognized configuration|not a database cluster|PANIC/.test(log) };
}

export async function runPgCtl(program: Program, args: readonly string[]): Promise<number | null> {
  // No pipes: the server would inherit them and the call would never end.
  const child = spawn(executable(program, "pg_ctl"), [...args], {
    ...program.account,
    cwd: program.account ? "/" : tmpdir(),
    stdio: "ignore",
  });
  return new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
