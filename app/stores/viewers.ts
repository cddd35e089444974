import type { ExpressionBuilder } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Db } from "#db/client.ts";
import type { DB, Role } from "#db/schema.ts";

/** The person as a viewer, without a session; null if unknown or deactivated. */
export async function findViewer(db: Db, personId: string): Promise<Viewer | null> {
  const row = await db
    .selectFrom("person")
    .where("person.id", "=", personId)
    .where("person.status", "=", "active")
    .select(viewerColumns)
    .executeTakeFirst();
  return row ? toViewer(row, null) : null;
}

/** Select these beside your own columns to make a viewer in the same query. */
export function viewerColumns(eb: ExpressionBuilder<DB, "person">) {
  const teams = eb
    .selectFrom("teamMember")
    .whereRef("teamMember.personId", "=", "person.id")
    .orderBy("teamMember.teamId")
    .select(["teamMember.teamId as team", "teamMember.capacity"]);
  return [
    "person.id as personId",
    "person.email",
    "person.name",
    "person.role",
    "person.timeZone",
    jsonArrayFrom(teams).as("teams"),
  ] as const;
}

interface ViewerRow {
  personId: string;
  email: string;
  name: string;
  role: Role;
  timeZone: string;
  teams: { team: string; capacity: "member" | "manager" }[];
}

export function toViewer(row: ViewerRow, sessionId: string | null): Viewer {
  return {
    id: row.personId,
    email: row.email,
    name: row.name,
    role: row.role,
    timeZone: row.timeZone,
    teamIds: row.teams.map((team) => team.team),
    managedTeamIds: row.teams.filter((team) => team.capacity === "manager").map((team) => team.team),
    sessionId,
  };
}
