import { modelName } from "#app/domain/memory/memory-model.ts";
import { listAnswers } from "#app/stores/answers.ts";
import { lockCampaign, lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { getCampaign, listCampaignIds } from "#app/stores/campaigns.ts";
import { lockEligibility } from "#app/stores/eligibility.ts";
import { listMemories, listRepsAwaitingReplay } from "#app/stores/memories.ts";
import { decideLocked } from "#app/use-cases/eligibility/decide-reps.ts";
import { releaseSoon } from "#app/use-cases/eligibility/redecide.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { storeFold } from "#app/use-cases/memory/store-fold.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

const PAGE = 200;

/**
 * Folds every memory anew that another model made than the one in use: rep by rep, each in a transaction of its own under
 * the locks of an answer, so that practice goes on. What is done is told by the memories themselves: after a crash it goes
 * on where it was, and of several at once each finds less to do. Ends when nothing is left.
 *
 * @param waitFirst another way to begin: for the test that proves the waiting is needed
 * @returns how many reps' campaigns were folded anew
 */
export async function replayMemories(
  deps: Pick<Deps, "db" | "clock">,
  waitFirst: typeof letEarlierAnswersEnd = letEarlierAnswersEnd,
): Promise<number> {
  const campaignIds = await listCampaignIds(deps.db);
  for (const campaignId of campaignIds) await waitFirst(deps, campaignId);
  let count = 0;
  for (const campaignId of campaignIds) {
    let after: string | null = null;
    do {
      const model = modelName(await currentModel(deps.db));
      const repIds: string[] = await listRepsAwaitingReplay(deps.db, { campaignId, model, after, limit: PAGE });
      for (const repId of repIds) if (await replayRep(deps, { campaignId, repId })) count += 1;
      after = repIds.at(-1) ?? null;
    } while (after !== null);
  }
  return count;
}

/**
 * An answer that read the model before the choice may not have committed yet, and would leave its memory behind. It holds
 * the campaign's lock; whoever has it after us reads the model in use.
 */
async function letEarlierAnswersEnd({ db }: Pick<Deps, "db">, campaignId: number): Promise<void> {
  await inTransaction(db, (tx) => lockCampaign(tx, campaignId));
}

async function replayRep(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { campaignId, repId }: { campaignId: number; repId: string },
): Promise<boolean> {
  const at = clock.now();
  return inTransaction(db, async (tx) => {
    await lockCampaignShared(tx, campaignId);
    const campaign = await getCampaign(tx, campaignId);
    const locked = await lockEligibility(tx, { campaignId, repIds: [repId], at });
    const model = await currentModel(tx);
    const stale = (await listMemories(tx, { campaignId, repIds: [repId] })).filter(
      (memory) => memory.model !== modelName(model),
    );
    if (stale.length === 0) return false;
    const log = await listAnswers(tx, { repId, campaignId });
    for (const { criterionKey, revision } of stale) {
      await storeFold(tx, { repId, campaignId, criterionKey, revision }, { log, model });
    }
    const because = "memory_model" as const;
    const [decided] = await decideLocked(tx, { campaign, repIds: [repId], at, locked, because });
    if (decided?.gained) await releaseSoon(tx, campaignId);
    return true;
  });
}
