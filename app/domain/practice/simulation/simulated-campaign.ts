import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";

/** A playbook as somebody meets it who has never answered anything. */
export function untouchedCampaign(playbook: Playbook | PublishedPlaybook): PracticeCampaign {
  return {
    key: playbook.campaign.key,
    policy: playbook.gate,
    criteria: playbook.criteria.map(({ key, title, importance }) => ({
      key,
      title,
      importance,
      revision: 1,
      state: null,
      answeredBefore: false,
    })),
    variants: Object.fromEntries(
      playbook.criteria.map(({ key }) => [key, variantsOf(playbook, key).map(({ id }) => ({ id, shown: 0 }))]),
    ),
  };
}
