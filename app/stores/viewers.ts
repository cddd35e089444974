import { sql } from "kysely";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Db } from "#db/client.ts";

/** The person as a viewer, without a session; null if unknown or deactivated. */
export async function findViewer(db: Db, personId: string): Promise<Viewer | null> {
  const row = await db
    .selectFrom("person")
    .where("person.id", "=", personId)
    .where("person.status", "=", "active")
    .select(viewerJson.as("viewer"))
    .executeTakeFirst();
  return row?.viewer ?? null;
}

/**
 * A row of `person` as a viewer without a session, for a statement that reads something else besides; null where an outer
 * join found nobody.
 */
export const viewerJson = sql<Viewer | null>`case when person.id is not null then json_build_object(
  'id', person.id, 'email', person.email, 'name', person.name, 'role', person.role, 'timeZone', person.time_zone,
  'teamIds', (
    select coalesce(json_agg(team_id order by team_id), '[]') from team_member where person_id = person.id),
  'managedTeamIds', (
    select coalesce(json_agg(team_id order by team_id), '[]') from team_member
    where person_id = person.id and capacity = 'manager'),
  'sessionId', null) end`;
