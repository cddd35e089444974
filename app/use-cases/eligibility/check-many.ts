import type { Eligibility } from "#app/domain/readiness/readiness.ts";
import { findCampaign, inForceId, type Campaign } from "#app/stores/campaigns.ts";
import { currentRevision } from "#app/stores/eligibility.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { findPeople, type NamedPerson } from "#app/stores/reps.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";

export interface CheckedPair {
  readonly campaign: Campaign;
  readonly rep: NamedPerson;
  readonly eligibility: Eligibility;
  readonly revision: number;
  readonly playbookVersion: number | null;
}

export type CheckManyResult =
  | {
      readonly kind: "checked";
      readonly checkedAt: number;
      readonly revision: number;
      readonly data: readonly CheckedPair[];
    }
  | { readonly kind: "unknown"; readonly campaigns: readonly string[]; readonly reps: readonly string[] };

/** Checks pairs of campaign key and rep (id or e-mail), answered in the order asked. */
export async function checkMany(
  deps: Deps,
  checks: readonly { readonly campaign: string; readonly rep: string }[],
): Promise<CheckManyResult> {
  const people = await findPeople(deps.db, [...new Set(checks.map(({ rep }) => rep))]);
  const campaigns = new Map<string, Campaign>();
  for (const key of new Set(checks.map(({ campaign }) => campaign))) {
    const campaign = await findCampaign(deps.db, key);
    if (campaign) campaigns.set(key, campaign);
  }
  const unknownCampaigns = [...new Set(checks.map(({ campaign }) => campaign))].filter((key) => !campaigns.has(key));
  const unknownReps = [...new Set(checks.map(({ rep }) => rep))].filter((rep) => !people.has(rep));
  if (unknownCampaigns.length + unknownReps.length > 0) {
    return { kind: "unknown", campaigns: unknownCampaigns, reps: unknownReps };
  }

  const verdictOf = new Map<string, CheckedPair>();
  for (const [key, campaign] of campaigns) {
    const reps = checks.filter((check) => check.campaign === key).flatMap(({ rep }) => people.get(rep) ?? []);
    for (const pair of await checkReps(deps, campaign, reps)) verdictOf.set(`${key}/${pair.rep.id}`, pair);
  }
  const data = checks.flatMap(({ campaign, rep }) => verdictOf.get(`${campaign}/${people.get(rep)?.id}`) ?? []);
  return { kind: "checked", checkedAt: deps.clock.now(), revision: await currentRevision(deps.db), data };
}

/** Everybody enrolled who may receive the campaign's leads now, by id. */
export async function listEligibleReps(deps: Deps, campaign: Campaign): Promise<CheckedPair[]> {
  const enrolled = await listEnrolledReps(deps.db, campaign.id);
  const reps = enrolled.map(({ id, email, name, timeZone }) => ({ id, email, name, timeZone, teamIds: [] }));
  const eligible = (await checkReps(deps, campaign, reps)).filter(({ eligibility }) => eligibility.eligible);
  return eligible.toSorted((a, b) => (a.rep.id < b.rep.id ? -1 : 1));
}

async function checkReps(deps: Deps, campaign: Campaign, reps: readonly NamedPerson[]): Promise<CheckedPair[]> {
  const { checkedAt, verdicts } = await checkEligibility(deps, {
    campaign,
    repIds: [...new Set(reps.map(({ id }) => id))],
  });
  const playbookId = inForceId(campaign, checkedAt);
  const playbookVersion = playbookId === null ? null : (await getPlaybook(deps.db, playbookId)).version;
  return reps.flatMap((rep) => {
    const verdict = verdicts.get(rep.id);
    return verdict ? [{ campaign, rep, eligibility: verdict, revision: verdict.revision, playbookVersion }] : [];
  });
}
