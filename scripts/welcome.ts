import { sql } from "kysely";
import { ensureSetupLink } from "#app/use-cases/access/set-up-first-admin.ts";
import { openDatabase } from "#db/client.ts";
import { type Runtime, systemDeps } from "#app/runtime.server.ts";
import { listDemoSignIns, seedDemo } from "./demo-world.ts";
import { type OpenedDatabase, PATIENT } from "./open-database.ts";
import { say } from "./program.ts";

/** Fills an empty house of our own with the demo world, or any house that asks for it. */
export async function furnish({ config, deps }: Runtime, database: OpenedDatabase): Promise<void> {
  if (!(config.demo ?? (database.embedded && (await isEmpty(deps))))) return;
  say("Preparing the demo world …");
  const patient = openDatabase(database.url, { ...PATIENT, applicationName: "greenroom demo" });
  await seedDemo(systemDeps(patient), say).finally(patient.close);
}

/** How to get in: the demo's people, or the one-time link that makes the first admin. */
export async function doorKeys({ config, deps }: Runtime, origin: string): Promise<string[]> {
  const people = config.demo === false ? [] : await listDemoSignIns(deps);
  if (people.length > 0) {
    return ["Sign in as", ...people.map((person) => `  ${person.role.padEnd(10)} ${person.email}  ${person.password}`)];
  }
  const link = await ensureSetupLink(deps);
  return link ? [`Make the first admin at ${origin}${link} (works once, for a day)`] : [];
}

async function isEmpty({ db }: Runtime["deps"]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists(select from person) as found`.execute(db);
  return rows[0]?.found === false;
}
