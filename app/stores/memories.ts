import { type Selectable, sql } from "kysely";
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
  memory: RememberedCriterion & { readonly lastAnswerId: number },
): Promise<void> {
  const derived = {
    stability: memory.state.memory.stability,
    difficulty: memory.state.memory.difficulty,
    decay: memory.state.memory.decay,
    guess: memory.state.memory.guess,
    foretoldCount: memory.state.memory.foretold.count,
    foretoldRight: memory.state.memory.foretold.right,
    foretoldKnown: memory.state.memory.foretold.known,
    lastAt: new Date(memory.state.memory.lastAt),
    lastDay: memory.state.memory.lastDay,
    evidence: JSON.stringify(memory.state.evidence),
    model: memory.model,
    lastAnswerId: memory.lastAnswerId,
  };
  await db
    .insertInto("memory")
    .values({
      repId: memory.repId,
      campaignId: memory.campaignId,
      criterionKey: memory.criterionKey,
      criterionRevision: memory.revision,
      ...derived,
    })
    .onConflict((conflict) =>
      conflict.columns(["repId", "campaignId", "criterionKey", "criterionRevision"]).doUpdateSet(derived),
    )
    .execute();
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
