import { type Selectable, sql } from "kysely";
import { epochMs } from "#app/stores/epoch-ms.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface Campaign {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly launchOn: string | null;
  readonly marketingOwnerId: string;
  readonly salesOwnerId: string;
  readonly playbookId: number | null;
  readonly nextPlaybookId: number | null;
  /** Epoch milliseconds from which `nextPlaybookId` is in force. */
  readonly nextFrom: number | null;
  readonly demo: boolean;
}

/** The version whose requirements hold at an instant: the pending one from its hour on, else the one published last. */
export function inForceId(campaign: Campaign, at: number): number | null {
  return campaign.nextFrom !== null && campaign.nextFrom <= at ? campaign.nextPlaybookId : campaign.playbookId;
}

/** The pending version that an instant still lies before. */
export function pendingOf(campaign: Campaign, at: number): { id: number; from: number } | null {
  if (campaign.nextFrom === null || campaign.nextPlaybookId === null || campaign.nextFrom <= at) return null;
  return { id: campaign.nextPlaybookId, from: campaign.nextFrom };
}

/** What a verdict is made under; it answers only while this stays the same. */
export interface Requirement {
  readonly playbookId: number | null;
  readonly nextPlaybookId: number | null;
}
export function requirementOf(campaign: Campaign, at: number): Requirement {
  return { playbookId: inForceId(campaign, at), nextPlaybookId: pendingOf(campaign, at)?.id ?? null };
}

export async function findCampaign(db: Db, key: string): Promise<Campaign | null> {
  const row = await db.selectFrom("campaign").selectAll().where("key", "=", key).executeTakeFirst();
  return row ? toCampaign(row) : null;
}

export async function getCampaign(db: Db, id: number): Promise<Campaign> {
  return toCampaign(await db.selectFrom("campaign").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
}

/** A row of `campaign` as a `Campaign`, for a statement that reads several things at once. */
export const campaignJson = sql<Campaign>`json_build_object(
  'id', campaign.id, 'key', campaign.key, 'name', campaign.name, 'channel', campaign.channel,
  'launchOn', campaign.launch_on, 'marketingOwnerId', campaign.marketing_owner_id,
  'salesOwnerId', campaign.sales_owner_id, 'playbookId', campaign.playbook_id,
  'nextPlaybookId', campaign.next_playbook_id, 'nextFrom', ${epochMs(sql.ref("campaign.nextFrom"))},
  'demo', campaign.demo)`;

export async function listCampaigns(db: Db): Promise<Campaign[]> {
  const rows = await db.selectFrom("campaign").selectAll().orderBy("name").limit(500).execute();
  return rows.map(toCampaign);
}

/** Of every campaign, however many. */
export async function listCampaignIds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("campaign").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

/** The campaigns whose enrolled teams a person is a member of. */
export async function listCampaignsOfRep(db: Db, repId: string): Promise<Campaign[]> {
  const rows = await db
    .selectFrom("campaign")
    .selectAll()
    .where("id", "in", (query) =>
      query
        .selectFrom("campaignTeam")
        .innerJoin("teamMember", "teamMember.teamId", "campaignTeam.teamId")
        .select("campaignTeam.campaignId")
        .where("teamMember.personId", "=", repId),
    )
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map(toCampaign);
}

/** By person, the ids of the campaigns whose enrolled teams they are a member of, in order; absent: none. */
export async function listCampaignIdsOfReps(db: Db, repIds: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom("campaignTeam")
    .innerJoin("teamMember", "teamMember.teamId", "campaignTeam.teamId")
    .select(["teamMember.personId", "campaignTeam.campaignId"])
    .distinct()
    .where("teamMember.personId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .orderBy("campaignTeam.campaignId")
    .execute();
  const ids = new Map<string, number[]>();
  for (const { personId, campaignId } of rows) ids.set(personId, [...(ids.get(personId) ?? []), campaignId]);
  return ids;
}

/** The campaigns a rep is enrolled in, or was decided about before, by id: the order in which their locks are taken. */
export async function listCampaignsDecidedFor(db: Db, repId: string): Promise<Campaign[]> {
  const rows = await db
    .selectFrom("campaign")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("id", "in", (query) => query.selectFrom("eligibility").select("campaignId").where("repId", "=", repId)),
        eb("id", "in", (query) =>
          query
            .selectFrom("campaignTeam")
            .innerJoin("teamMember", "teamMember.teamId", "campaignTeam.teamId")
            .select("campaignTeam.campaignId")
            .where("teamMember.personId", "=", repId),
        ),
      ]),
    )
    .orderBy("id")
    .execute();
  return rows.map(toCampaign);
}

export interface NewCampaign {
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly launchOn: string | null;
  readonly marketingOwnerId: string;
  readonly salesOwnerId: string;
  readonly demo: boolean;
  readonly createdAt: number;
}

/** Makes the campaign unless its key is taken; answers the one that stands there afterwards. */
export async function insertCampaign(db: Db, campaign: NewCampaign): Promise<Campaign> {
  await db
    .insertInto("campaign")
    .values({
      ...campaign,
      createdAt: new Date(campaign.createdAt),
      playbookId: null,
      nextPlaybookId: null,
      nextFrom: null,
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  return toCampaign(
    await db.selectFrom("campaign").selectAll().where("key", "=", campaign.key).executeTakeFirstOrThrow(),
  );
}

export interface CampaignFlip {
  readonly name: string;
  readonly channel: string;
  readonly launchOn: string | null;
  readonly marketingOwnerId: string;
  readonly salesOwnerId: string;
  readonly playbookId: number | null;
  readonly nextPlaybookId: number | null;
  readonly nextFrom: number | null;
}

/** The one row that publishing flips; every verdict under the old requirement stops matching when this commits. */
export async function updateCampaign(db: Db, id: number, flip: CampaignFlip): Promise<void> {
  await db
    .updateTable("campaign")
    .set({ ...flip, nextFrom: flip.nextFrom === null ? null : new Date(flip.nextFrom) })
    .where("id", "=", id)
    .execute();
}

export function toCampaign(row: Selectable<DB["campaign"]>): Campaign {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    channel: row.channel,
    launchOn: row.launchOn,
    marketingOwnerId: row.marketingOwnerId,
    salesOwnerId: row.salesOwnerId,
    playbookId: row.playbookId,
    nextPlaybookId: row.nextPlaybookId,
    nextFrom: row.nextFrom?.getTime() ?? null,
    demo: row.demo,
  };
}
