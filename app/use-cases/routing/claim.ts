import type { Stage } from "#app/domain/leads/lead.ts";
import type { LeftOut, VerdictReason } from "#app/domain/routing/routing.ts";
import { type Assignment, findOpenAssignment } from "#app/stores/assignments.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findCampaignIdOfLead } from "#app/stores/leads.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { currentEligibility } from "#app/use-cases/eligibility/current.ts";
import { assignLead } from "#app/use-cases/routing/assign.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import type { Db } from "#db/client.ts";

export interface ClaimLead {
  readonly leadId: string;
  readonly repId: string;
  /** The revision of the eligibility that the router's choice rests on; refused if it is no longer the current one. */
  readonly ifRevision?: number | undefined;
  readonly actor: Actor;
}
export type ClaimResult =
  | { readonly kind: "assigned"; readonly assignment: Assignment }
  | { readonly kind: "not_eligible"; readonly reasons: readonly VerdictReason[] }
  | { readonly kind: "already_assigned"; readonly assignment: Assignment }
  | { readonly kind: "not_assignable"; readonly stage: Stage }
  | { readonly kind: "not_found" };

/** Assigns to the rep a router outside chose, if what it was told about them is still true in this very transaction. */
export async function claimLead(deps: Deps, input: ClaimLead): Promise<ClaimResult> {
  const { leadId, repId, actor } = input;
  const campaignId = await findCampaignIdOfLead(deps.db, leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, async (tx): Promise<ClaimResult> => {
    const owner = await findOpenAssignment(tx, leadId);
    if (owner) return { kind: "already_assigned", assignment: owner };
    const stale = await whyStale(deps, tx, campaignId, input);
    if (stale) return { kind: "not_eligible", reasons: stale };

    const result = await assignLead(deps, tx, {
      leadId,
      actor,
      reason: "claimed from outside",
      mode: { kind: "claim", repId },
    });
    switch (result.kind) {
      case "refused":
        return { kind: "not_eligible", reasons: reasonsFor(result.leftOut, repId) };
      case "held":
        throw new Error(`a claim of lead ${leadId} ended in a hold`);
      default:
        return result;
    }
  });
}

/** Null if the caller named no revision, or the current one. */
async function whyStale(
  deps: Deps,
  tx: Db,
  campaignId: number,
  input: ClaimLead,
): Promise<readonly VerdictReason[] | null> {
  if (input.ifRevision === undefined) return null;
  const campaign = await getCampaign(tx, campaignId);
  const verdict = (await currentEligibility(tx, campaign, [input.repId], deps.clock.now())).get(input.repId);
  if (!verdict || verdict.revision === input.ifRevision) return null;
  const message = `Decided anew since revision ${input.ifRevision}: the current one is ${verdict.revision}.`;
  return [{ code: "revision_changed", message }, ...verdict.reasons];
}

function reasonsFor(leftOut: readonly LeftOut[], repId: string): readonly VerdictReason[] {
  const own = leftOut.find((one) => one.rep.id === repId);
  if (!own) return [{ code: "not_enrolled", message: "This rep is not enrolled in the lead's campaign." }];
  return own.reasons && own.reasons.length > 0 ? own.reasons : [{ code: own.code, message: own.message }];
}
