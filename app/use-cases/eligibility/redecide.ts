import { inTransaction } from "#app/use-cases/transaction.ts";
import { type Campaign, getCampaign, listCampaignsDecidedFor } from "#app/stores/campaigns.ts";
import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { currentEligibility } from "#app/use-cases/eligibility/current.ts";
import { decideReps } from "#app/use-cases/eligibility/decide-reps.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/**
 * Decides anew for one rep, in the caller's transaction, after something about them changed (enrolment, account, waiver,
 * suspension): in one campaign, or in all. Somebody who becomes eligible releases what was held.
 */
export async function redecideRep(tx: Db, repId: string, at: number, only?: Campaign): Promise<void> {
  const campaigns = only ? [only] : await listCampaignsDecidedFor(tx, repId);
  for (const campaign of campaigns) {
    await lockCampaignShared(tx, campaign.id);
    const [verdict] = await decideReps(tx, { campaign: await getCampaign(tx, campaign.id), repIds: [repId], at });
    if (verdict?.eligibility.eligible) await releaseSoon(tx, campaign.id);
  }
}

/** Held leads of the campaign are tried again as soon as this transaction has committed. */
export async function releaseSoon(tx: Db, campaignId: number): Promise<void> {
  await enqueueJob(tx, "release-holds", { campaignId }, { key: `release-holds:${campaignId}` });
}

const BATCH = 200;

/**
 * After a publication: decides for everybody enrolled whose stored verdict no longer answers, in small transactions, so
 * that nobody's practice waits. Nothing depends on it for safety: whoever is asked first is decided on the spot.
 */
export async function redecideCampaign(deps: Deps, { campaignId }: { campaignId: number }): Promise<void> {
  const reps = await listEnrolledReps(deps.db, campaignId);
  for (let start = 0; start < reps.length; start += BATCH) {
    const repIds = reps.slice(start, start + BATCH).map((rep) => rep.id);
    await inTransaction(deps.db, async (tx) => {
      await lockCampaignShared(tx, campaignId);
      await currentEligibility(tx, await getCampaign(tx, campaignId), repIds, deps.clock.now());
    });
  }
  await inTransaction(deps.db, (tx) => releaseSoon(tx, campaignId));
}
