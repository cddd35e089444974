import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import type { Db } from "#db/client.ts";

/** Teams that have reps and that the viewer may see, by name. */
export async function listTeamsInScope(db: Db, scope: Scope): Promise<{ key: string; name: string }[]> {
  return db
    .selectFrom("team")
    .select(["key", "name"])
    .$if(scope.kind === "some", (query) => query.where("id", "=", anyOf(scope)))
    .where("id", "in", (query) =>
      query
        .selectFrom("teamMember")
        .innerJoin("person", "person.id", "teamMember.personId")
        .select("teamMember.teamId")
        .where("person.role", "=", "rep")
        .where("person.status", "=", "active"),
    )
    .orderBy("name")
    .limit(1_000)
    .execute();
}

export interface TeamMemberRow {
  readonly id: string;
  readonly name: string;
  readonly maxLeadsPerDay: number | null;
}

/** Active reps of a campaign's teams that the viewer may see, by name; of one team if `teamKey` names it. */
export async function listMembersInScope(
  db: Db,
  { campaignId, scope, teamKey }: { campaignId: number; scope: Scope; teamKey: string | null },
): Promise<TeamMemberRow[]> {
  return db
    .selectFrom("person")
    .select(["id", "name", "maxLeadsPerDay"])
    .where("role", "=", "rep")
    .where("status", "=", "active")
    .where("id", "in", (query) =>
      query
        .selectFrom("teamMember")
        .innerJoin("campaignTeam", "campaignTeam.teamId", "teamMember.teamId")
        .innerJoin("team", "team.id", "teamMember.teamId")
        .select("teamMember.personId")
        .where("campaignTeam.campaignId", "=", campaignId)
        .$if(scope.kind === "some", (inner) => inner.where("teamMember.teamId", "=", anyOf(scope)))
        .$if(teamKey !== null, (inner) => inner.where("team.key", "=", teamKey ?? "")),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(5_000)
    .execute();
}

/** In which of a campaign's teams each person is whom the viewer may see there, by team name and person. */
export async function listTeamsOfMembers(
  db: Db,
  { campaignId, scope, teamKey }: { campaignId: number; scope: Scope; teamKey: string | null },
): Promise<{ personId: string; key: string; name: string }[]> {
  return db
    .selectFrom("teamMember")
    .innerJoin("campaignTeam", "campaignTeam.teamId", "teamMember.teamId")
    .innerJoin("team", "team.id", "teamMember.teamId")
    .select(["teamMember.personId", "team.key", "team.name"])
    .where("campaignTeam.campaignId", "=", campaignId)
    .$if(scope.kind === "some", (query) => query.where("teamMember.teamId", "=", anyOf(scope)))
    .$if(teamKey !== null, (query) => query.where("team.key", "=", teamKey ?? ""))
    .orderBy("team.name")
    .orderBy("team.key")
    .execute();
}

/** Ids of the campaigns in which somebody of the viewer's teams is enrolled, by name. */
export async function listCampaignIdsInScope(db: Db, scope: Scope): Promise<number[]> {
  const rows = await db
    .selectFrom("campaign")
    .select("id")
    .$if(scope.kind === "some", (query) =>
      query.where("id", "in", (inner) =>
        inner.selectFrom("campaignTeam").select("campaignId").where("teamId", "=", anyOf(scope)),
      ),
    )
    .orderBy("name")
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

function anyOf(scope: Scope) {
  return sql<string>`any(${scope.kind === "some" ? [...scope.teamIds] : []}::uuid[])`;
}
