import { sql } from "kysely";
import type { Standing } from "#app/domain/readiness/readiness.ts";
import { type Campaign, campaignJson } from "#app/stores/campaigns.ts";
import { standingJson } from "#app/stores/enrolment.ts";
import { memoryJson, type RememberedCriterion } from "#app/stores/memories.ts";
import { chosenParametersJson, type ModelParameters } from "#app/stores/memory-models.ts";
import type { Db } from "#db/client.ts";

/** What folding an answer and deciding anew rest on. */
export interface AnswerGround {
  readonly campaign: Campaign;
  /** All that the rep remembers of the campaign, every revision. */
  readonly memories: readonly RememberedCriterion[];
  readonly standing: Standing;
  /** Of the memory model in use; null: the default. */
  readonly parameters: ModelParameters | null;
}

/**
 * Reads it in one statement: half of what an answer cost was round trips. Under the campaign's lock and the rep's
 * eligibility lock, both taken by earlier statements, so that this one sees what they waited for.
 */
export async function readAnswerGround(
  tx: Db,
  { campaignId, repId, at }: { campaignId: number; repId: string; at: number },
): Promise<AnswerGround> {
  const { rows } = await sql<AnswerGround>`
    select ${campaignJson} as campaign, ${standingJson({ campaignId, at })} as standing,
      ${chosenParametersJson} as parameters,
      (select coalesce(json_agg(${memoryJson}), '[]') from memory
       where memory.rep_id = person.id and memory.campaign_id = campaign.id) as memories
    from campaign, person
    where campaign.id = ${campaignId}::int and person.id = ${repId}::uuid`.execute(tx);
  const [ground] = rows;
  if (!ground) throw new Error(`found no campaign ${campaignId} or no person ${repId}`);
  return ground;
}
