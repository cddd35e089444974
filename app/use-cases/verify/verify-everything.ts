import { isDeepStrictEqual } from "node:util";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import { redecide } from "#app/domain/routing/decision.ts";
import { listAnswers } from "#app/stores/answers.ts";
import { listDecisions } from "#app/stores/decisions.ts";
import { listMemories } from "#app/stores/memories.ts";
import { listBrokenInvariants, listPractised } from "#app/stores/verification.ts";
import { currentModel, knownModels } from "#app/use-cases/memory/current-model.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export interface Verification {
  /** Criterion memories folded again from the log. */
  readonly memories: number;
  /** Of these, made by another model than the one in use: no difference, they wait for their replay. */
  readonly awaitingReplay: number;
  /** Routings decided again from their records. */
  readonly decisions: number;
  /** What differs, in words; empty if everything holds. */
  readonly differences: readonly string[];
}

/** Replays every answer, decides every routing again from its record, and looks for rows that must not exist. */
export async function verifyEverything(deps: Pick<Deps, "db">): Promise<Verification> {
  const memories = await replayAnswers(deps);
  const decisions = await redecideAll(deps);
  const differences = [...memories.differences, ...decisions.differences, ...(await listBrokenInvariants(deps.db))];
  const { count, awaitingReplay } = memories;
  return { memories: count, awaitingReplay, decisions: decisions.count, differences };
}

interface Replayed {
  readonly count: number;
  readonly differences: readonly string[];
}

/** R8: stored memory equals the fold of the log by the model it names, bit for bit. */
async function replayAnswers({ db }: Pick<Deps, "db">): Promise<Replayed & { readonly awaitingReplay: number }> {
  const differences: string[] = [];
  const models = await knownModels(db);
  const current = await currentModel(db);
  let count = 0;
  let awaitingReplay = 0;
  for (const { repId, campaignId } of await listPractised(db)) {
    const answers = await listAnswers(db, { repId, campaignId });
    const stored = await listMemories(db, { campaignId, repIds: [repId] });
    const nameOf = (one: { criterionKey: string; revision: number }) => `${one.criterionKey}@${one.revision}`;
    const storedBy = new Map(stored.map((memory) => [nameOf(memory), memory]));
    for (const name of new Set([...answers.map(nameOf), ...storedBy.keys()])) {
      const memory = storedBy.get(name);
      const where = `R8 memory of ${name} (rep ${repId}, campaign ${campaignId})`;
      const model: MemoryModel | undefined = memory ? models.get(memory.model) : current;
      count += 1;
      if (model === undefined) {
        differences.push(`${where} names the model ${memory?.model}, which nobody knows`);
        continue;
      }
      if (memory && memory.model !== modelName(current)) awaitingReplay += 1;
      const folded = foldAnswers(
        model,
        answers.filter((answer) => nameOf(answer) === name),
      );
      if (isDeepStrictEqual(folded, memory?.state ?? null)) continue;
      differences.push(`${where} differs from the fold of its answers`);
    }
  }
  return { count, awaitingReplay, differences };
}

const PAGE = 200;

/** R18: what was recorded is what the same inputs give today. */
async function redecideAll({ db }: Pick<Deps, "db">): Promise<Replayed> {
  const differences: string[] = [];
  let count = 0;
  for (let after: string | null = null; ;) {
    const page = await listDecisions(db, { after, limit: PAGE });
    for (const { id, record } of page) {
      count += 1;
      // Through JSON, as stored: undefined members are no difference.
      const again: unknown = JSON.parse(JSON.stringify(redecide(record)));
      if (!isDeepStrictEqual(again, record.outcome)) differences.push(`R18 decision ${id} comes out differently now`);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { count, differences };
    after = last.id;
  }
}
