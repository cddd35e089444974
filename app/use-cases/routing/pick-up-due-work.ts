import { listDueWork } from "#app/stores/due-work.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/**
 * Enqueues what the clock has made due and no job is left for: a worker may have died with its jobs, and leave ends or a
 * new day begins without an event. Every job bears running twice, so picking one up too much does no harm.
 */
export async function pickUpDueWork(deps: Deps): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const due = await listDueWork(tx, deps.clock.now());
    for (const holdId of due.holdIds) await enqueueJob(tx, "step-hold", { holdId }, { key: `hold:${holdId}` });
    for (const clockId of due.clockIds) await enqueueJob(tx, "breach-clock", { clockId }, { key: `clock:${clockId}` });
    for (const leadId of due.leadIds) await enqueueJob(tx, "revisit-lead", { leadId }, { key: `revisit:${leadId}` });
    for (const scheduleId of due.scheduleIds) {
      await enqueueJob(tx, "publish-scheduled", { scheduleId }, { key: `publish:${scheduleId}` });
    }
    for (const playbookId of due.rescorePlaybookIds) {
      await enqueueJob(tx, "rescore-campaign", { playbookId }, { key: `rescore:${playbookId}` });
    }
    for (const campaignId of due.campaignIds) {
      await enqueueJob(tx, "release-holds", { campaignId }, { key: `release-holds:${campaignId}` });
    }
  });
}
