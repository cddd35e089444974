import { withAnswer } from "#app/domain/memory/fold.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import { type MemoryModel, modelName } from "#app/domain/memory/memory-model.ts";
import { listAnswers } from "#app/stores/answers.ts";
import { type MemoryOf, type RememberedCriterion, saveMemory } from "#app/stores/memories.ts";
import { storeFold } from "#app/use-cases/memory/store-fold.ts";
import type { Db } from "#db/client.ts";

/**
 * Under the rep's eligibility lock: the memory after one more answer, which the log holds already. What another model made
 * can't be gone on with, so then the whole log is folded by the model in use.
 */
export async function rememberAnswer(
  tx: Db,
  of: MemoryOf,
  {
    known,
    answer,
    model,
  }: {
    known: RememberedCriterion | undefined;
    answer: AnswerRecord;
    /** In use, as read under the campaign's lock. */
    model: MemoryModel;
  },
): Promise<RememberedCriterion> {
  if (known && known.model !== modelName(model)) {
    const folded = await storeFold(tx, of, { log: await listAnswers(tx, of), model });
    if (!folded) throw new Error(`the log of rep ${of.repId} lost answer ${answer.id}`);
    return folded;
  }
  const state = withAnswer(model, known?.state ?? null, answer);
  if (!state) throw new Error(`answer ${answer.id} is voided already: it leaves no state`);
  const remembered = { ...of, state, model: modelName(model) };
  await saveMemory(tx, { ...remembered, lastAnswerId: Number(answer.id) });
  return remembered;
}
