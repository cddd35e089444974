import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { listCampaignsDecidedFor } from "#app/stores/campaigns.ts";
import { listCampaignIdsOfTeams } from "#app/stores/teams.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import type { Db } from "#db/client.ts";
import type { Deps } from "../deps.ts";

/**
 * A change to whether a person may get leads (account, role, teams), and the verdicts that follow, in one transaction.
 * Takes the campaigns' locks first, by id, as an assignment does before it touches the person: no deadlock, and no
 * assignment commits between the change and its verdicts.
 *
 * @param change returns what to answer, and whether anything changed
 */
export async function changeStanding<Result>(
  deps: Deps,
  who: { personId: string; joiningTeamIds?: readonly string[] },
  change: (tx: Db, at: number) => Promise<{ result: Result; changed: boolean }>,
): Promise<Result> {
  return deps.db.transaction().execute(async (tx) => {
    const decided = await listCampaignsDecidedFor(tx, who.personId);
    const joining = await listCampaignIdsOfTeams(tx, who.joiningTeamIds ?? []);
    const ids = [...new Set([...decided.map((campaign) => campaign.id), ...joining])].sort((a, b) => a - b);
    for (const id of ids) await lockCampaignShared(tx, id);
    const at = deps.clock.now();
    const { result, changed } = await change(tx, at);
    if (changed) await redecideRep(tx, who.personId, at);
    return result;
  });
}
