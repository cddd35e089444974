import { type RawBuilder, type Selectable, sql } from "kysely";
import type { CriterionState } from "#app/domain/memory/memory.ts";
import { epochMs } from "#app/stores/epoch-ms.ts";
import { StoredEvidence } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface MemoryOf {
  readonly repId: string;
  readonly campaignId: number;
  readonly criterionKey: string;
  readonly revision: number;
}
export interface RememberedCriterion extends MemoryOf {
  readonly state: CriterionState;
  /** The model that made it, as `modelName` says it. */
  readonly model: string;
}

/** A row of `memory` as a `RememberedCriterion`, for a statement that reads several things at once. */
export const memoryJson = sql<RememberedCriterion>`json_build_object(
  'repId', memory.rep_id, 'campaignId', memory.campaign_id, 'criterionKey', memory.criterion_key,
  'revision', memory.criterion_revision, 'model', memory.model, 'state', json_build_object(
    'evidence', memory.evidence, 'memory', json_build_object(
      'stability', memory.stability, 'difficulty', memory.difficulty, 'decay', memory.decay, 'guess', memory.guess,
      'foretold', json_build_object('count', memory.foretold_count, 'right', memory.foretold_right,
        'known', memory.foretold_known),
      'lastAt', ${epochMs(sql.ref("memory.lastAt"))}, 'lastDay', memory.last_day)))`;

/** Everything the given reps remember of a campaign, every revision. */
export async function listMemories(
  db: Db,
  { campaignId, repIds }: { campaignId: number; repIds: readonly string[] },
): Promise<RememberedCriterion[]> {
  const rows = await db
    .selectFrom("memory")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("repId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .execute();
  return rows.map(toRemembered);
}

function toRemembered(row: Selectable<DB["memory"]>): RememberedCriterion {
  return {
    repId: row.repId,
    campaignId: row.campaignId,
    criterionKey: row.criterionKey,
    revision: row.criterionRevision,
    state: {
      memory: {
        stability: row.stability,
        difficulty: row.difficulty,
        decay: row.decay,
        guess: row.guess,
        foretold: { count: row.foretoldCount, right: row.foretoldRight, known: row.foretoldKnown },
        lastAt: row.lastAt.getTime(),
        lastDay: row.lastDay,
      },
      evidence: StoredEvidence.parse(row.evidence),
    },
    model: row.model,
  };
}

/** Reps with a memory of a campaign that another model made, by id, after one of them. */
export async function listRepsAwaitingReplay(
  db: Db,
  { campaignId, model, after, limit }: { campaignId: number; model: string; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("memory")
    .select("repId")
    .distinct()
    .where("campaignId", "=", campaignId)
    .where("model", "<>", model)
    .$if(after !== null, (query) => query.where("repId", ">", after ?? ""))
    .orderBy("repId")
    .limit(limit)
    .execute();
  return rows.map(({ repId }) => repId);
}

/** Memories that another model made. */
export async function countAwaitingReplay(db: Db, model: string): Promise<number> {
  const { count } = await db
    .selectFrom("memory")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("model", "<>", model)
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores what the fold gave; the answer log stays the truth. */
export async function saveMemory(
  db: Db,
  { lastAnswerId, ...memory }: RememberedCriterion & { readonly lastAnswerId: number },
): Promise<void> {
  await memoryUpsert(memory, sql`(select ${lastAnswerId}::bigint as id)`).execute(db);
}

/** The statement of `saveMemory`, to be a part of a larger one. @param last what to select the last answer's id from */
export function memoryUpsert(remembered: RememberedCriterion, last: RawBuilder<unknown>): RawBuilder<unknown> {
  const { memory, evidence } = remembered.state;
  return sql`
    insert into memory (rep_id, campaign_id, criterion_key, criterion_revision, stability, difficulty, decay, guess,
      foretold_count, foretold_right, foretold_known, last_at, last_day, evidence, model, last_answer_id)
    select ${remembered.repId}::uuid, ${remembered.campaignId}::int, ${remembered.criterionKey}, ${remembered.revision}::int,
      ${memory.stability}::float8, ${memory.difficulty}::float8, ${memory.decay}::float8, ${memory.guess}::float8,
      ${memory.foretold.count}::int, ${memory.foretold.right}::int, ${memory.foretold.known}::float8,
      ${new Date(memory.lastAt)}::timestamptz, ${memory.lastDay}, ${JSON.stringify(evidence)}::jsonb, ${remembered.model},
      last.id
    from ${last} as last
    on conflict (rep_id, campaign_id, criterion_key, criterion_revision) do update
    set (stability, difficulty, decay, guess, foretold_count, foretold_right, foretold_known, last_at, last_day, evidence,
      model, last_answer_id) = (excluded.stability, excluded.difficulty, excluded.decay, excluded.guess,
      excluded.foretold_count, excluded.foretold_right, excluded.foretold_known, excluded.last_at, excluded.last_day,
      excluded.evidence, excluded.model, excluded.last_answer_id)`;
}

export async function deleteMemory(db: Db, of: MemoryOf): Promise<void> {
  await db
    .deleteFrom("memory")
    .where("repId", "=", of.repId)
    .where("campaignId", "=", of.campaignId)
    .where("criterionKey", "=", of.criterionKey)
    .where("criterionRevision", "=", of.revision)
    .execute();
}
