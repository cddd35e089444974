import { type RawBuilder, sql } from "kysely";
import type { Standing } from "#app/domain/readiness/readiness.ts";
import { epochMs } from "#app/stores/epoch-ms.ts";
import type { Db } from "#db/client.ts";

export interface EnrolledRep {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly teamKeys: readonly string[];
  readonly active: boolean;
  readonly maxOpenLeads: number | null;
  readonly maxLeadsPerDay: number | null;
  readonly routingWeight: number;
}

/** Members with the role rep of the campaign's teams, by name; deactivated ones included, marked. */
export async function listEnrolledReps(db: Db, campaignId: number): Promise<EnrolledRep[]> {
  const rows = await selectReps(db)
    .where("team.id", "in", (query) =>
      query.selectFrom("campaignTeam").select("teamId").where("campaignId", "=", campaignId),
    )
    .execute();
  return rows.map(toEnrolledRep);
}

/** Members with the role rep of these teams, by name: whom a campaign would enrol with them. */
export async function listRepsOfTeams(db: Db, teamKeys: readonly string[]): Promise<EnrolledRep[]> {
  const rows = await selectReps(db)
    .where("team.key", "=", sql<string>`any(${[...teamKeys]}::text[])`)
    .execute();
  return rows.map(toEnrolledRep);
}

function selectReps(db: Db) {
  return db
    .selectFrom("teamMember")
    .innerJoin("team", "team.id", "teamMember.teamId")
    .innerJoin("person", "person.id", "teamMember.personId")
    .select([
      "person.id",
      "person.email",
      "person.name",
      "person.timeZone",
      "person.status",
      "person.maxOpenLeads",
      "person.maxLeadsPerDay",
      "person.routingWeight",
      sql<string[]>`array_agg(team.key order by team.key)`.as("teamKeys"),
    ])
    .where("person.role", "=", "rep")
    .groupBy("person.id")
    .orderBy("person.name")
    .orderBy("person.id");
}

function toEnrolledRep<Row extends { status: string }>({ status, ...row }: Row) {
  return { ...row, active: status === "active" };
}

/** Makes the teams of a campaign exactly these; teams nobody has made yet are made. */
export async function replaceCampaignTeams(
  db: Db,
  { campaignId, teamKeys, demo, at }: { campaignId: number; teamKeys: readonly string[]; demo: boolean; at: number },
): Promise<void> {
  if (teamKeys.length > 0) {
    await db
      .insertInto("team")
      .values(teamKeys.map((key) => ({ key, name: teamName(key), demo, createdAt: new Date(at) })))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
  await db.deleteFrom("campaignTeam").where("campaignId", "=", campaignId).execute();
  if (teamKeys.length === 0) return;
  await db
    .insertInto("campaignTeam")
    .columns(["campaignId", "teamId"])
    .expression((query) =>
      query
        .selectFrom("team")
        .select([sql<number>`${campaignId}::int`.as("campaignId"), "team.id"])
        .where("key", "in", [...teamKeys]),
    )
    .execute();
}

/** The administrative facts of each rep for a campaign at an instant. Unknown people are inactive and not enrolled. */
export async function listStandings(
  db: Db,
  { campaignId, repIds, at }: { campaignId: number; repIds: readonly string[]; at: number },
): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ id: string; standing: Standing }>`
    select person.id, ${standingJson({ campaignId, at })} as standing
    from person where person.id = any(${[...repIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}

/** What a row of `person` is to a campaign at an instant, as a `Standing`: of several waivers, the one that lasts longest. */
export function standingJson({ campaignId, at }: { campaignId: number; at: number }): RawBuilder<Standing> {
  return sql<Standing>`json_build_object(
    'active', person.status = 'active',
    'enrolled', person.role = 'rep' and exists (
      select from team_member join campaign_team using (team_id)
      where team_member.person_id = person.id and campaign_team.campaign_id = ${campaignId}::int),
    'suspension', (
      select json_build_object('reason', reason) from suspension
      where suspension.rep_id = person.id and (campaign_id is null or campaign_id = ${campaignId}::int)
        and lifted_at is null
      order by suspended_at desc limit 1),
    'waiver', (
      select json_build_object('id', id, 'reason', reason, 'until', ${epochMs(sql.ref("until"))}) from waiver
      where waiver.rep_id = person.id and campaign_id = ${campaignId}::int
        and revoked_at is null and until > ${new Date(at)}::timestamptz
      order by until desc limit 1))`;
}

/** `emea-new-business` → `Emea new business`: a name to start with, that an admin may change. */
function teamName(key: string): string {
  const words = key.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
