import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ensureCluster, type Cluster } from "./embedded-cluster.ts";
import { findProgram, type Program } from "./embedded-program.ts";
import { reachableFolder } from "./embedded-place.ts";
import { clearStalePid, freePort, readPostmaster, runPgCtl, startPostmaster } from "./embedded-process.ts";
import { serverAccount } from "./embedded-account.ts";

export interface EmbeddedServer {
  connectionString: string;
  port: number;
  pid: number;
  /** False when the server of this folder was running already. */
  started: boolean;
  /** True when this call made the database. */
  created: boolean;
  /** Leaves; the last process to leave stops the server. */
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the data live; the server of one folder is shared by all processes that name it. */
  dataFolder: string;
  database?: string;
  /** Server settings for a server that this call starts, such as `{ fsync: "off" }`. */
  settings?: Readonly<Record<string, string>>;
}

/** Taken shared while joining and alone while leaving, so that nobody joins a server that is about to stop. */
const DOOR = 7_366_351;

/** Every process that uses the server keeps one connection of this name open. */
const MEMBER = "greenroom member";

const GIVE_UP_AFTER_MS = 90_000;

/** Starts the embedded PostgreSQL of a folder, or joins the one that runs there, and makes sure the database exists. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const database = options.database ?? "greenroom";
  await mkdir(options.dataFolder, { recursive: true });
  const account = serverAccount();
  const program = await findProgram(account);
  const place = await reachableFolder(path.resolve(options.dataFolder), account);
  // The server's own account must be able to pass through, not to look around.
  if (account) await chmod(place, 0o711);
  const cluster = await ensureCluster(place, program);
  const joined = await startOrJoin(cluster, program, options.settings ?? {});
  const created = await ensureDatabase(joined.member, database);
  return {
    connectionString: connectionString(cluster, joined.port, database),
    port: joined.port,
    pid: joined.pid,
    started: joined.started,
    created,
    stop: () => leave(joined.member, cluster, program),
  };
}

interface Joined {
  /** Open as long as this process uses the server: its presence keeps others from stopping it. */
  member: pg.Client;
  port: number;
  pid: number;
  started: boolean;
}

async function startOrJoin(cluster: Cluster, program: Program, settings: Readonly<Record<string, string>>) {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  let failure = "";
  let started = false;
  while (Date.now() < deadline) {
    const joined = await join(cluster, started);
    if (joined) return joined;
    await clearStalePid(cluster.dataFolder);
    const port = await freePort(cluster.preferredPort);
    const outcome = await startPostmaster(cluster, program, port, settings);
    started ||= outcome.ok;
    // Not ours to solve, only to wait for: another process is starting it, or old backends are still leaving.
    if (!outcome.ok) await new Promise((resolve) => setTimeout(resolve, 300));
    if (!outcome.ok) failure = outcome.log;
    if (outcome.fatal) break;
  }
  throw new Error(`The embedded PostgreSQL in ${cluster.dataFolder} did not start.\n${failure}`.trim());
}

async function join(cluster: Cluster, started: boolean): Promise<Joined | null> {
  const postmaster = await readPostmaster(cluster.dataFolder);
  if (!postmaster) return null;
  const member = new pg.Client({
    connectionString: connectionString(cluster, postmaster.port, "postgres"),
    application_name: MEMBER,
    connectionTimeoutMillis: 5_000,
  });
  // The server going away is noticed by whoever uses it; this connection only marks presence.
  member.on("error", () => {});
  try {
    await member.connect();
    const { rows } = await member.query<{ data_directory: string }>("show data_directory");
    if (rows[0]?.data_directory !== cluster.dataFolder) throw new Error("another cluster answers on this port");
    await member.query(`select pg_advisory_lock_shared(${DOOR}), pg_advisory_unlock_shared(${DOOR})`);
    return { member, port: postmaster.port, pid: postmaster.pid, started };
  } catch {
    await member.end().catch(() => {});
    return null;
  }
}

async function leave(member: pg.Client, cluster: Cluster, program: Program): Promise<void> {
  try {
    await member.query(`select pg_advisory_lock(${DOOR})`);
    if (!(await isAlone(member))) return;
    await runPgCtl(program, ["stop", "-D", cluster.dataFolder, "-m", "fast", "-w", "-t", "30"]);
  } catch {
    // The server is gone already, which is what was wanted.
  } finally {
    await member.end().catch(() => {});
  }
}

async function isAlone(member: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { rows } = await member.query<{ others: boolean }>(
      "select exists(select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()) as others",
      [MEMBER],
    );
    if (!rows[0]?.others) return true;
    // Connections closed a moment ago take a moment to disappear.
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return false;
}

async function ensureDatabase(member: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await member.query("select from pg_database where datname = $1", [database]);
  if (rowCount) return false;
  try {
    await member.query(`create database ${member.escapeIdentifier(database)}`);
    return true;
  } catch (error) {
    // Another process was faster.
    if (error instanceof pg.DatabaseError && (error.code === "42P04" || error.code === "23505")) return false;
    throw error;
  }
}

function connectionString(cluster: Cluster, port: number, database: string): string {
  return `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}
