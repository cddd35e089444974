import type { IsolationLevel } from "kysely";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTurn } from "#app/use-cases/routing/in-turn.ts";
import type { Db } from "#db/client.ts";

/** What keeps assigning and publishing of a campaign apart. Tests break it on purpose, to see that they would notice. */
export interface CampaignGuard {
  readonly isolation: IsolationLevel;
  lock(tx: Db, campaignId: number): Promise<void>;
}
export const CAMPAIGN_GUARD: CampaignGuard = { isolation: "read committed", lock: lockCampaign };

/**
 * Runs `work` as the only one who assigns or publishes in a campaign: in a transaction of its own, or in the caller's. Time
 * is to be read inside: waiting for the lock may have taken some.
 */
export async function inCampaign<Result>(
  deps: Pick<Deps, "db">,
  campaignId: number,
  work: (tx: Db) => Promise<Result>,
  guard: CampaignGuard = CAMPAIGN_GUARD,
): Promise<Result> {
  const guarded = async (tx: Db): Promise<Result> => {
    await guard.lock(tx, campaignId);
    return work(tx);
  };
  if (deps.db.isTransaction) return guarded(deps.db);
  const transact = (): Promise<Result> => deps.db.transaction().setIsolationLevel(guard.isolation).execute(guarded);
  // A broken guard must meet the database's own concurrency.
  return guard === CAMPAIGN_GUARD ? inTurn(deps.db, campaignId, transact) : transact();
}
