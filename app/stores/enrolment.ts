import { sql } from "kysely";
import type { Standing } from "#app/domain/readiness/readiness.ts";
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
  const now = new Date(at);
  const rows = await db
    .selectFrom("person")
    .select((eb) => [
      "person.id",
      "person.status",
      "person.role",
      eb
        .exists(
          eb
            .selectFrom("teamMember")
            .innerJoin("campaignTeam", "campaignTeam.teamId", "teamMember.teamId")
            .select(sql`1`.as("one"))
            .whereRef("teamMember.personId", "=", "person.id")
            .where("campaignTeam.campaignId", "=", campaignId),
        )
        .as("member"),
      eb
        .selectFrom("suspension")
        .select("reason")
        .whereRef("suspension.repId", "=", "person.id")
        .where((or) => or.or([or("campaignId", "is", null), or("campaignId", "=", campaignId)]))
        .where("liftedAt", "is", null)
        .orderBy("suspendedAt", "desc")
        .limit(1)
        .as("suspended"),
    ])
    .where("person.id", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .execute();
  const waivers = await db
    .selectFrom("waiver")
    .select(["id", "repId", "reason", "until"])
    .where("campaignId", "=", campaignId)
    .where("repId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .where("revokedAt", "is", null)
    .where("until", ">", now)
    .orderBy("until")
    .execute();
  // Ordered by `until`, so the longest waiver of each rep is the one that stays.
  const waiverOf = new Map(
    waivers.map((row) => [row.repId, { id: row.id, reason: row.reason, until: row.until.getTime() }]),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        enrolled: Boolean(row.member) && row.role === "rep",
        active: row.status === "active",
        suspension: row.suspended === null ? null : { reason: row.suspended },
        waiver: waiverOf.get(row.id) ?? null,
      },
    ]),
  );
}

/** `emea-new-business` → `Emea new business`: a name to start with, that an admin may change. */
function teamName(key: string): string {
  const words = key.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
