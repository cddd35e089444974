import type { Campaign } from "#app/stores/campaigns.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { findPlaybookVersion, listChanges } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";

/** What happened by the publication that the address says was just made; null if it says nothing, or something untrue. */
export async function publishedVersion(deps: Deps, campaign: Campaign, request: Request) {
  const version = Number(new URL(request.url).searchParams.get("published"));
  if (!Number.isSafeInteger(version) || version < 1) return null;
  const found = await findPlaybookVersion(deps.db, { campaignId: campaign.id, version });
  if (!found) return null;
  const reps = (await listEnrolledReps(deps.db, campaign.id)).filter(({ active }) => active);
  const { verdicts } = await checkEligibility(deps, { campaign, repIds: reps.map(({ id }) => id) });
  return {
    version,
    enforceFrom: found.enforceFrom,
    changes: await listChanges(deps.db, found.id),
    people: reps.length,
    eligible: [...verdicts.values()].filter(({ eligible }) => eligible).length,
  };
}
