import { ownOdds, stateWithOdds } from "#app/domain/memory/own-odds.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { CriterionStanding, GateQuestion } from "#app/domain/readiness/readiness.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { listMemories, type RememberedCriterion } from "#app/stores/memories.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import type { Db } from "#db/client.ts";

/** What the gate is asked for many reps of one campaign, read once. */
export interface GateMaterial {
  readonly inForce: PlaybookVersion | null;
  question(repId: string, at: number): GateQuestion | null;
}

/** Loads the version in force at `at`, the pending one, and (unless the caller knows) what the reps remember. */
export async function loadGateMaterial(
  db: Db,
  {
    campaign,
    repIds,
    at,
    memories: known,
  }: { campaign: Campaign; repIds: readonly string[]; at: number; memories?: readonly RememberedCriterion[] },
): Promise<GateMaterial> {
  const inForceKey = inForceId(campaign, at);
  const inForce = inForceKey === null ? null : await getPlaybook(db, inForceKey);
  const pendingKey = pendingOf(campaign, at);
  const pending = pendingKey === null ? null : await getPlaybook(db, pendingKey.id);
  const memories = byRep(known ?? (await listMemories(db, { campaignId: campaign.id, repIds })));

  function question(repId: string, instant: number): GateQuestion | null {
    if (!inForce) return null;
    const remembered = memories.get(repId) ?? [];
    return {
      at: instant,
      policy: inForce.playbook.gate,
      criteria: standings(inForce.playbook, remembered),
      pending:
        pending && pendingKey
          ? {
              from: pendingKey.from,
              version: pending.version,
              policy: pending.playbook.gate,
              criteria: standings(pending.playbook, remembered),
            }
          : null,
    };
  }
  return { inForce, question };
}

/**
 * Each criterion of a version beside what a rep's answers to its current revision amount to, with the rep's own odds from
 * everything they remember of the campaign, every revision: another text moves no odds.
 */
export function standings(
  playbook: PublishedPlaybook,
  remembered: readonly Pick<RememberedCriterion, "criterionKey" | "revision" | "state">[],
): CriterionStanding[] {
  const odds = ownOdds(remembered.map(({ state }) => state.memory));
  return playbook.criteria.map((criterion) => {
    const ofCriterion = remembered.filter((memory) => memory.criterionKey === criterion.key);
    const own = ofCriterion.find((memory) => memory.revision === criterion.revision);
    return {
      key: criterion.key,
      title: criterion.title,
      importance: criterion.importance,
      revision: criterion.revision,
      state: own ? stateWithOdds(own.state, odds) : null,
      answeredBefore: ofCriterion.some((memory) => memory.revision < criterion.revision),
    };
  });
}

export function byRep(memories: readonly RememberedCriterion[]): Map<string, RememberedCriterion[]> {
  const groups = new Map<string, RememberedCriterion[]>();
  for (const memory of memories) {
    const group = groups.get(memory.repId);
    if (group) group.push(memory);
    else groups.set(memory.repId, [memory]);
  }
  return groups;
}
