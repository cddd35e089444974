import { listOpenHolds } from "#app/stores/holds.ts";
import { listUnscoredLeadIds } from "#app/stores/leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { rescoreLeadNow } from "#app/use-cases/leads/rescore.ts";
import { assignLeadNow, isPoolExhausted } from "#app/use-cases/routing/assign.ts";

/** How many leads that came before the first playbook are scored per run. */
const UNSCORED_AT_ONCE = 500;

/**
 * Tries every held lead of a campaign again, high intent first, then whoever waited longest, each in a transaction of its
 * own so that nobody waits for the whole. A pool that has nobody for one lead is not asked for the next.
 *
 * @returns how many found an owner
 */
export async function releaseHolds(deps: Deps, { campaignId }: { campaignId: number }): Promise<number> {
  for (const leadId of await listUnscoredLeadIds(deps.db, campaignId, UNSCORED_AT_ONCE)) {
    await rescoreLeadNow(deps, { leadId, actor: { kind: "system" } });
  }
  const exhausted = new Set<string>();
  let released = 0;
  for (const { leadId, pool } of await listOpenHolds(deps.db, campaignId)) {
    if (exhausted.has(pool)) continue;
    const result = await assignLeadNow(deps, { leadId, actor: { kind: "system" }, reason: "released from hold" });
    if (result.kind === "assigned") released += 1;
    if (result.kind === "held" && result.hold.pool === pool && isPoolExhausted(result)) exhausted.add(pool);
  }
  return released;
}
