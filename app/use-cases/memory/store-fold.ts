import { foldAnswers } from "#app/domain/memory/fold.ts";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { LoggedAnswer } from "#app/stores/answers.ts";
import { deleteMemory, type MemoryOf, type RememberedCriterion, saveMemory } from "#app/stores/memories.ts";
import type { Db } from "#db/client.ts";

/**
 * Under the rep's eligibility lock: folds one memory anew from the log and stores it; null, and nothing stored, if no answer
 * counts. @param log the rep's answers in the campaign, of this criterion at least, in order
 */
export async function storeFold(
  tx: Db,
  of: MemoryOf,
  { log, model }: { log: readonly LoggedAnswer[]; model: MemoryModel },
): Promise<RememberedCriterion | null> {
  const { repId, campaignId, criterionKey, revision } = of;
  const counted = log.filter(
    (answer) => answer.criterionKey === criterionKey && answer.revision === revision && !answer.voided,
  );
  const state = foldAnswers(model, counted);
  const last = counted.at(-1);
  if (!state || !last) {
    await deleteMemory(tx, of);
    return null;
  }
  const remembered = { repId, campaignId, criterionKey, revision, state, model: modelName(model) };
  await saveMemory(tx, { ...remembered, lastAnswerId: Number(last.id) });
  return remembered;
}
