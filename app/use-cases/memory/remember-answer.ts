import { withAnswer } from "#app/domain/memory/fold.ts";
import { type MemoryModel, modelName } from "#app/domain/memory/memory-model.ts";
import { type NewAnswer, insertAnswer, listAnswers } from "#app/stores/answers.ts";
import { appendAnswer } from "#app/stores/append-answer.ts";
import type { RememberedCriterion } from "#app/stores/memories.ts";
import { storeFold } from "#app/use-cases/memory/store-fold.ts";
import type { Db } from "#db/client.ts";

export interface RememberedAnswer {
  /** The answer's, in the log. */
  readonly id: number;
  /** The memory after it. */
  readonly remembered: RememberedCriterion;
}

/**
 * Under the rep's eligibility lock: appends an answer to the log and folds it onto the memory it belongs to; null, and
 * nothing stored, if its presentation has been answered before. What another model made can't be gone on with, so then the
 * whole log is folded by the model in use.
 */
export async function rememberAnswer(
  tx: Db,
  answer: NewAnswer,
  {
    known,
    model,
  }: {
    known: RememberedCriterion | undefined;
    /** In use, as read under the campaign's lock. */
    model: MemoryModel;
  },
): Promise<RememberedAnswer | null> {
  const { repId, campaignId, criterionKey, criterionRevision: revision } = answer;
  const of = { repId, campaignId, criterionKey, revision };
  if (known && known.model !== modelName(model)) {
    const id = await insertAnswer(tx, answer);
    if (id === null) return null;
    const remembered = await storeFold(tx, of, { log: await listAnswers(tx, of), model });
    if (!remembered) throw new Error(`the log of rep ${repId} lost answer ${id}`);
    return { id, remembered };
  }
  const { correct, variant, day, answeredAt: at } = answer;
  const state = withAnswer(model, known?.state ?? null, { correct, variant, day, at, voided: false });
  if (!state) throw new Error(`an answer of rep ${repId} leaves no state`);
  const remembered = { ...of, state, model: modelName(model) };
  const id = await appendAnswer(tx, { answer, remembered });
  return id === null ? null : { id, remembered };
}
