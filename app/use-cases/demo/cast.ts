import type { Role } from "#app/auth/viewer.ts";
import { MINUTE_MS } from "#app/domain/time.ts";
import { findPersonByEmail, type Person } from "#app/stores/people.ts";
import { createPersonIn } from "#app/use-cases/people/create-person.ts";
import { ensureTeam } from "#app/use-cases/people/create-team.ts";
import type { Db } from "#db/client.ts";
import type { Moment, Past } from "./past.ts";
import { workday } from "./workdays.ts";

export interface CastMember {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly timeZone: string;
  readonly teams: readonly string[];
  /** On which working day before today they joined; 0: minutes ago. */
  readonly joined: number;
  /** Who they are in the story, for whoever looks around. */
  readonly story: string;
}

const EMEA = "emea-new-business";
const NORDICS = "nordics";
const FROM_THE_START = 34;

/** As people write them, where capitals make the word. */
const TEAM_NAMES = new Map([[EMEA, "EMEA new business"]]);

/** Everybody of the demo world, the person to begin with first. */
export const CAST: readonly CastMember[] = [
  rep("noor", "Noor El-Sayed", EMEA, "Europe/Berlin", "New today, a lead waits for her", 0),
  rep("tomas", "Tomás Herrera", EMEA, "Europe/Madrid", "Half-way through Summit", 8),
  rep("ifeoma", "Ifeoma Adeyemi", EMEA, "Europe/London", "Provisional since yesterday", 2),
  rep("luca", "Luca Moretti", EMEA, "Europe/Rome", "Ready, with leads to work"),
  rep("zofia", "Zofia Wójcik", EMEA, "Europe/Warsaw", "Ready once, lapsed since"),
  rep("aino", "Aino Virtanen", NORDICS, "Europe/Helsinki", "Ready, about to lapse"),
  rep("freja", "Freja Lindholm", NORDICS, "Europe/Copenhagen", "Has a waiver for five days"),
  rep("henrik", "Henrik Solberg", NORDICS, "Europe/Oslo", "Ready, on leave"),
  colleague(
    "sami",
    "Sami Haddad",
    "manager",
    "Europe/Berlin",
    [EMEA],
    "Manager and sales owner, a version waits for his signature",
  ),
  colleague("ngaire", "Ngaire Tamihana", "manager", "Europe/Stockholm", [NORDICS], "Manager of the Nordics"),
  colleague("mara", "Mara Lindqvist", "marketer", "Europe/Berlin", [], "Marketing owner of every campaign"),
  colleague("admin", "Wanjiru Kamau", "admin", "Europe/Berlin", [], "Admin: people, teams, keys"),
];

/** Everybody's first day. */
export function arrivals(at: number, passwordHash: string): Moment[] {
  return CAST.map((member) => ({
    at: member.joined === 0 ? at - 35 * MINUTE_MS : workday(at, member.joined, 8.5),
    happen: (past) => join(past, member, passwordHash),
  }));
}

/** The person behind `luca`, `sami`…; they must have joined. */
export async function castPerson(db: Db, given: string): Promise<Person> {
  const person = await findPersonByEmail(db, `${given}@example.com`);
  if (!person) throw new Error(`${given} has not joined the demo yet`);
  return person;
}

async function join(past: Past, member: CastMember, passwordHash: string): Promise<void> {
  const { email, name, role, timeZone, teams } = member;
  const by = { actor: { kind: "system" as const } };
  for (const key of teams) {
    await ensureTeam(past.db, { by, key, name: TEAM_NAMES.get(key), demo: true, at: past.clock.now() });
  }
  const account = { by, email, name, role, timeZone, teamKeys: teams, passwordHash, demo: true };
  const created = await createPersonIn(past, past.db, account);
  if (created.kind === "refused") throw new Error(`The demo world needs ${email}: ${created.message}`);
}

function rep(
  given: string,
  name: string,
  team: string,
  timeZone: string,
  story: string,
  joined = FROM_THE_START,
): CastMember {
  return { email: `${given}@example.com`, name, role: "rep", timeZone, teams: [team], joined, story };
}

function colleague(
  given: string,
  name: string,
  role: Role,
  timeZone: string,
  teams: readonly string[],
  story: string,
): CastMember {
  return { email: `${given}@example.com`, name, role, timeZone, teams, joined: FROM_THE_START, story };
}
