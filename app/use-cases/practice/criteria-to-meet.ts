import type { PublishedCriterion } from "#app/domain/playbook/playbook.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import type { ChangeView } from "#app/stores/views/campaign-changes.ts";
import { findLastChange } from "#app/stores/views/campaign-versions.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/** A criterion that the coming session asks for the first time. */
export interface CriterionToMeet {
  readonly criterion: PublishedCriterion;
  /** For whoever practised an earlier text of it: the words that differ. Null: it is new to them. */
  readonly change: ChangeView | null;
}

export interface CampaignToMeet {
  readonly campaign: Campaign;
  readonly version: number;
  readonly criteria: readonly CriterionToMeet[];
}

/** What the coming session asks that this rep has never answered as it is now worded, in the order it is asked. */
export async function criteriaToMeet(
  deps: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<readonly CampaignToMeet[]> {
  const { plan, scope } = await planPractice(deps, { rep, only });
  const met: CampaignToMeet[] = [];
  for (const { key, criteria: planned } of plan.byCampaign) {
    const found = scope.versions.get(key);
    const standings = scope.campaigns.find((each) => each.key === key)?.criteria ?? [];
    if (!found) continue;
    const { campaign, version } = found;
    const criteria: CriterionToMeet[] = [];
    for (const criterionKey of planned) {
      const standing = standings.find((each) => each.key === criterionKey);
      const criterion = version.playbook.criteria.find((each) => each.key === criterionKey);
      if (!criterion || !standing || standing.state !== null) continue;
      criteria.push({
        criterion,
        change: standing.answeredBefore ? await changeOf(deps.db, found, criterionKey) : null,
      });
    }
    if (criteria.length > 0) met.push({ campaign, version: version.version, criteria });
  }
  return met;
}

async function changeOf(
  db: Db,
  { campaign, version }: { campaign: Campaign; version: PlaybookVersion },
  criterion: string,
): Promise<ChangeView | null> {
  const last = await findLastChange(db, { campaignId: campaign.id, criterion, upTo: version.version });
  return last?.change ?? null;
}
