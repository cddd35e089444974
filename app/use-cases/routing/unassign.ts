import { withTurnGivenBack } from "#app/domain/routing/ledger.ts";
import { type Assignment, endAssignment, type EndReason } from "#app/stores/assignments.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { getLedger, saveLedger } from "#app/stores/ledger.ts";
import { endClock } from "#app/use-cases/leads/end-clock.ts";
import type { Db } from "#db/client.ts";

/**
 * Ends an assignment under the campaign's lock: its clock stops, the rep's limit frees up (so held leads are tried again
 * once this has committed), and if the lead was none of theirs, their turn comes back.
 */
export async function unassign(
  tx: Db,
  { assignment, reason, turnBack, at }: { assignment: Assignment; reason: EndReason; turnBack: boolean; at: number },
): Promise<void> {
  const { id, campaignId, pool, repId } = assignment;
  await endAssignment(tx, { id, at, reason });
  await endClock(tx, { owner: assignment, how: "stopped", at });
  if (turnBack && assignment.via !== "fallback") {
    const ledger = await getLedger(tx, { campaignId, pool, repIds: [repId] });
    await saveLedger(tx, { campaignId, pool, repId, ledger: withTurnGivenBack(ledger, repId) });
  }
  await enqueueJob(tx, "release-holds", { campaignId }, { key: `release-holds:${campaignId}` });
}
