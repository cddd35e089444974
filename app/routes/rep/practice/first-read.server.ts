import type { Viewer } from "#app/auth/viewer.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { criteriaToMeet } from "#app/use-cases/practice/criteria-to-meet.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** The texts of what the coming session asks for the first time, campaign by campaign; nothing of its questions. */
export async function loadFirstRead(deps: Deps, rep: Viewer, only: Campaign | null) {
  const campaigns = await criteriaToMeet(deps, { rep, only });
  return campaigns.map(({ campaign, version, criteria }) => ({
    key: campaign.key,
    name: campaign.name,
    version,
    criteria: criteria.map(({ criterion: { key, title, rule, why, say }, change }) => ({
      key,
      title,
      rule: rule ? capitalised(describe(rule)) : null,
      why,
      say: say ?? null,
      change,
    })),
  }));
}
