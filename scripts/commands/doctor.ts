import { existsSync } from "node:fs";
import { sql } from "kysely";
import { pendingMigrations } from "#db/migrate.ts";
import { countUndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import type { Db } from "#db/client.ts";
import { readArguments } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";

interface Finding {
  name: string;
  ok: boolean;
  detail: string;
}

const OLDEST_SERVER = 16;
/** What the isolation of decisions rests on; see DESIGN, "Assigning". */
const ISOLATION = "read committed";

export const doctor: Command = {
  usage: "doctor",
  summary: "Looks whether everything Greenroom needs is there, and says what to do where it is not.",
  async run(args, context) {
    readArguments(args, {});
    const findings = [node(), build(), ...(await database(context))];
    return {
      ok: findings.every((finding) => finding.ok),
      lines: findings.map(({ ok, name, detail }) => `${ok ? "ok   " : "LOOK "} ${name.padEnd(12)} ${detail}`),
      json: { ok: findings.every((finding) => finding.ok), findings },
    };
  },
};

function node(): Finding {
  return { name: "node", ok: true, detail: process.version };
}

function build(): Finding {
  const ok = existsSync(fromProjectRoot("build", "server", "index.js"));
  return { name: "build", ok: true, detail: ok ? "there" : "not yet; `npm start` makes it" };
}

async function database(context: CommandContext): Promise<Finding[]> {
  try {
    const { db } = await context.openDeps();
    return [
      await server(db),
      await isolation(db),
      await migrations(db),
      await clock(db),
      await worker(db),
      await mail(db),
    ];
  } catch (error) {
    return [{ name: "database", ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}

async function server(db: Db): Promise<Finding> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  const version = rows[0]?.version ?? "";
  const ok = Number.parseInt(version, 10) >= OLDEST_SERVER;
  return { name: "database", ok, detail: `PostgreSQL ${version}${ok ? "" : `; ${OLDEST_SERVER} or newer is needed`}` };
}

async function isolation(db: Db): Promise<Finding> {
  const { rows } = await sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(db);
  const level = rows[0]?.level ?? "";
  return { name: "isolation", ok: level === ISOLATION, detail: level };
}

async function migrations(db: Db): Promise<Finding> {
  const pending = await pendingMigrations(db);
  const detail = pending.length === 0 ? "current" : `not run yet: ${pending.join(", ")}; run \`migrate\``;
  return { name: "migrations", ok: pending.length === 0, detail };
}

async function clock(db: Db): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const apart = Math.abs((rows[0]?.now.getTime() ?? 0) - (asked + Date.now()) / 2);
  const ok = apart < 2_000;
  return { name: "clock", ok, detail: `${(apart / 1_000).toFixed(1)} s apart${ok ? "" : "; set both by NTP"}` };
}

async function worker(db: Db): Promise<Finding> {
  const { rows } = await sql<{ beat: Date | null }>`select max(beat_at) as beat from worker_heartbeat`.execute(db);
  const beat = rows[0]?.beat;
  // Not a fault: the app may simply not be running.
  return { name: "worker", ok: true, detail: beat ? `last seen ${beat.toISOString()}` : "not running" };
}

async function mail(db: Db): Promise<Finding> {
  const { retrying, gaveUp } = await countUndeliveredMail(db, { kind: "all" });
  const counts = `${gaveUp} out of tries, ${retrying} still tried`;
  if (gaveUp > 0) return { name: "mail", ok: false, detail: `${counts}; see Settings, "Mail"` };
  return { name: "mail", ok: true, detail: retrying > 0 ? counts : "none waits" };
}
