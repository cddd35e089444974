import { sql } from "kysely";
import { aheadJson } from "#app/stores/ahead-presentations.ts";
import { type Campaign, campaignJson } from "#app/stores/campaigns.ts";
import { memoryJson, type RememberedCriterion } from "#app/stores/memories.ts";
import { chosenParametersJson, type ModelParameters } from "#app/stores/memory-models.ts";
import {
  type AskedQuestion,
  askedJson,
  type StoredPresentationRecord,
  waitingJson,
} from "#app/stores/presentations.ts";
import type { Db } from "#db/client.ts";

/** What a rep's next question is chosen from. */
export interface PracticeGround {
  /** The campaigns whose enrolled teams the rep is a member of, by id. */
  readonly enrolled: readonly Campaign[];
  /** What practice is about: the one campaign asked for, or all of those. */
  readonly practised: readonly Campaign[];
  /** All that the rep remembers of the campaigns that practice is about, every revision. */
  readonly memories: readonly RememberedCriterion[];
  /** How often each of their variants was shown, by `campaignId/criterion/variant`; loaded ahead is not shown. */
  readonly exposure: ReadonlyMap<string, number>;
  readonly soFar: SessionSoFar;
  /** Of the memory model in use; null: the default. */
  readonly parameters: ModelParameters | null;
}

/** What a session has come to; nothing, without a session. */
export interface SessionSoFar {
  /** The presentation that waits for an answer; what was only loaded ahead does not wait. */
  readonly waiting: StoredPresentationRecord | null;
  readonly asked: readonly AskedQuestion[];
  readonly ahead: readonly StoredPresentationRecord[];
}

/**
 * Reads it in one statement; under the session's lock, whoever wants to add to it.
 *
 * @param campaignId practice of this one only; null: of all that the rep is enrolled in
 */
export async function readPracticeGround(
  db: Db,
  { repId, campaignId, sessionId }: { repId: string; campaignId: number | null; sessionId: string | null },
): Promise<PracticeGround> {
  const { rows } = await sql<
    Omit<PracticeGround, "practised" | "exposure" | "soFar"> &
      SessionSoFar & { practised: Campaign[] | null; exposure: [string, number][] }
  >`
    with enrolled as (
      select campaign.* from campaign
      where exists (
        select from campaign_team join team_member using (team_id)
        where campaign_team.campaign_id = campaign.id and team_member.person_id = ${repId}::uuid)
      order by campaign.id limit 500),
    practised as (
      ${campaignId === null ? sql`select * from enrolled` : sql`select * from campaign where id = ${campaignId}::int`})
    select ${chosenParametersJson} as parameters,
      (select coalesce(json_agg(${campaignJson} order by campaign.id), '[]') from enrolled as campaign) as enrolled,
      ${campaignId === null ? sql`null` : sql`(select json_agg(${campaignJson}) from practised as campaign)`} as practised,
      (select coalesce(json_agg(${memoryJson}), '[]') from memory
       where memory.rep_id = ${repId}::uuid and memory.campaign_id in (select id from practised)) as memories,
      (select coalesce(json_agg(json_build_array(variant, shown)), '[]') from (
         select concat_ws('/', campaign_id, criterion_key, variant) as variant, count(*)::int as shown from presentation
         where rep_id = ${repId}::uuid and campaign_id in (select id from practised) and not ahead
         group by campaign_id, criterion_key, presentation.variant) as seen) as exposure,
      ${waitingJson(sessionId)} as waiting, ${askedJson(sessionId)} as asked, ${aheadJson(sessionId)} as ahead`.execute(
    db,
  );
  const [ground] = rows;
  if (!ground) throw new Error(`found nothing that rep ${repId} could practise`);
  const { waiting, asked, ahead, practised, exposure, ...rest } = ground;
  return {
    ...rest,
    practised: practised ?? ground.enrolled,
    exposure: new Map(exposure),
    soFar: { waiting, asked, ahead },
  };
}
