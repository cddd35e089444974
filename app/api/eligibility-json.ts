import type { EligibilityJson } from "#app/api/schemas/eligibility.ts";
import type { Eligibility } from "#app/domain/readiness/readiness.ts";

/** The one shape in which a verdict leaves: single check, batch, list and webhooks. */
export function toEligibilityJson(verdict: {
  campaign: string;
  rep: { readonly id: string; readonly email: string };
  eligibility: Eligibility;
  playbookVersion: number | null;
  revision: number;
  checkedAt: number;
}): EligibilityJson {
  const { eligibility } = verdict;
  return {
    campaign: verdict.campaign,
    rep: { id: verdict.rep.id, email: verdict.rep.email },
    eligible: eligibility.eligible,
    level: eligibility.level,
    via: eligibility.via,
    until: eligibility.until === null ? null : new Date(eligibility.until).toISOString(),
    playbookVersion: verdict.playbookVersion,
    revision: verdict.revision,
    checkedAt: new Date(verdict.checkedAt).toISOString(),
    reasons: eligibility.reasons.map((reason) => ({ ...reason })),
  };
}
