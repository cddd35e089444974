import type { Db } from "#db/client.ts";

export interface Team {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly demo: boolean;
}

export type Capacity = "member" | "manager";

export interface Membership {
  readonly teamId: string;
  readonly personId: string;
  readonly capacity: Capacity;
}

export async function findTeam(db: Db, id: string): Promise<Team | null> {
  return (await db.selectFrom("team").where("id", "=", id).select(COLUMNS).executeTakeFirst()) ?? null;
}

export async function findTeamByKey(db: Db, key: string): Promise<Team | null> {
  return (await db.selectFrom("team").where("key", "=", key).select(COLUMNS).executeTakeFirst()) ?? null;
}

/** By name. */
export async function listTeams(db: Db): Promise<Team[]> {
  return db.selectFrom("team").select(COLUMNS).orderBy("name").orderBy("id").limit(5_000).execute();
}

/** The keys of the teams enrolled in a campaign. */
export async function listCampaignTeamKeys(db: Db, campaignId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("campaignTeam")
    .innerJoin("team", "team.id", "campaignTeam.teamId")
    .select("team.key")
    .where("campaignId", "=", campaignId)
    .orderBy("team.key")
    .execute();
  return rows.map(({ key }) => key);
}

/** Null if the key is taken. */
export async function insertTeam(
  db: Db,
  team: { key: string; name: string; demo?: boolean; at: number },
): Promise<string | null> {
  const row = await db
    .insertInto("team")
    .values({ key: team.key, name: team.name, demo: team.demo ?? false, createdAt: new Date(team.at) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateTeamName(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("team").set({ name }).where("id", "=", id).execute();
}

export async function listMembershipsOf(db: Db, personId: string): Promise<Membership[]> {
  return db.selectFrom("teamMember").where("personId", "=", personId).selectAll().orderBy("teamId").execute();
}

/** Of these teams, in the order of team and person. */
export async function listMemberships(db: Db, teamIds: readonly string[]): Promise<Membership[]> {
  if (teamIds.length === 0) return [];
  return db
    .selectFrom("teamMember")
    .where("teamId", "in", teamIds)
    .selectAll()
    .orderBy("teamId")
    .orderBy("personId")
    .execute();
}

export async function upsertMembership(db: Db, membership: Membership): Promise<void> {
  await db
    .insertInto("teamMember")
    .values(membership)
    .onConflict((conflict) => conflict.columns(["teamId", "personId"]).doUpdateSet({ capacity: membership.capacity }))
    .execute();
}

/** The campaigns that any of these teams is enrolled in. */
export async function listCampaignIdsOfTeams(db: Db, teamIds: readonly string[]): Promise<number[]> {
  if (teamIds.length === 0) return [];
  const rows = await db
    .selectFrom("campaignTeam")
    .where("teamId", "in", teamIds)
    .select("campaignId")
    .distinct()
    .orderBy("campaignId")
    .execute();
  return rows.map((row) => row.campaignId);
}

/** False if the person wasn't in the team. */
export async function deleteMembership(db: Db, teamId: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("teamMember")
    .where("teamId", "=", teamId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const COLUMNS = ["id", "key", "name", "demo"] as const;
