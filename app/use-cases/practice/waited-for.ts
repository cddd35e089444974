import { poolMembers } from "#app/domain/routing/pool.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { countWaitingLeads } from "#app/stores/views/waiting-leads.ts";
import type { RepStanding } from "#app/use-cases/practice/standing.ts";
import type { Db } from "#db/client.ts";

/**
 * How many held leads of a campaign were waiting for somebody like this rep at the instant they became eligible: of pools
 * they belong to, and that they could have been given. A number, nothing of the leads themselves.
 */
export async function countWaitedFor(
  db: Db,
  { campaign, version }: Pick<RepStanding, "campaign" | "version">,
  { repId, at }: { repId: string; at: number },
): Promise<number> {
  const waiting = await countWaitingLeads(db, { campaignId: campaign.id, repId, at });
  if (waiting.length === 0 || !version) return 0;
  const reps = await listEnrolledReps(db, campaign.id);
  const { teams } = version.playbook.campaign;
  return waiting
    .filter(({ pool }) => poolMembers(pool, reps, teams).has(repId))
    .reduce((sum, { leads }) => sum + leads, 0);
}
