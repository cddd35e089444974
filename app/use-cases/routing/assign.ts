import type { Stage } from "#app/domain/leads/lead.ts";
import { isOwned } from "#app/domain/leads/stages.ts";
import type { RoutingInputs, RoutingMode, RoutingOutcome } from "#app/domain/routing/decision.ts";
import type { LeftOut, RepName } from "#app/domain/routing/routing.ts";
import { type Assignment, findOpenAssignment } from "#app/stores/assignments.ts";
import type { Hold } from "#app/stores/holds.ts";
import { findCampaignIdOfLead } from "#app/stores/leads.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { holdLead } from "#app/use-cases/routing/hold-lead.ts";
import { type CampaignGuard, inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { loadInputs } from "#app/use-cases/routing/load-inputs.ts";
import { recordAssignment } from "#app/use-cases/routing/record-assignment.ts";
import { findRoutingContext, type RoutingContext } from "#app/use-cases/routing/routing-context.ts";
import { settle } from "#app/use-cases/routing/settle.ts";
import type { Db } from "#db/client.ts";

export interface AssignInput {
  readonly leadId: string;
  readonly actor: Actor;
  /** Why it is assigned now, for the lead's history. */
  readonly reason: string;
  /** By the routes unless told. */
  readonly mode?: RoutingMode;
}

export type AssignResult =
  | { readonly kind: "assigned"; readonly assignment: Assignment; readonly rep: RepName }
  | { readonly kind: "held"; readonly hold: Hold; readonly leftOut: readonly LeftOut[] }
  /** Only for a claim: the rep asked for may not have it. The lead stays where it was. */
  | { readonly kind: "refused"; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: "already_assigned"; readonly assignment: Assignment }
  | { readonly kind: "not_assignable"; readonly stage: Stage }
  | { readonly kind: "not_found" };

/**
 * The one way a lead gets an owner. The caller holds the campaign's lock (`inCampaign`); everything it rests on is read
 * here, after that lock: the lead, the version in force, everybody's eligibility, limits and leave.
 */
export async function assignLead(deps: Deps, tx: Db, input: AssignInput): Promise<AssignResult> {
  const context = await findRoutingContext(deps, tx, input.leadId);
  return context ? assignInContext(deps, tx, context, input) : { kind: "not_found" };
}

/** `assignLead` for a caller that has just read the context itself, under the same lock. */
export async function assignInContext(
  deps: Deps,
  tx: Db,
  context: RoutingContext,
  input: AssignInput,
): Promise<AssignResult> {
  const { lead, version } = context;
  const owner = await findOpenAssignment(tx, lead.id);
  if (owner) return { kind: "already_assigned", assignment: owner };
  if (!version || !isAssignable(lead.stage)) return { kind: "not_assignable", stage: lead.stage };

  const mode = input.mode ?? { kind: "route" };
  const published = { ...context, version };
  const { inputs, outcome } = await settle(tx, published, await loadInputs(deps, tx, { context: published, mode }));
  if (outcome.kind === "chosen") {
    const assignment = await recordAssignment(tx, { context: published, inputs, outcome, input });
    return { kind: "assigned", assignment, rep: nameOf(inputs, outcome.repId) };
  }
  if (mode.kind === "claim") return { kind: "refused", leftOut: outcome.leftOut };
  const hold = await holdLead(tx, { context: published, inputs, outcome, input });
  return { kind: "held", hold, leftOut: outcome.leftOut };
}

/** `assignLead` in a transaction of its own. The guard is for tests that break it. */
export async function assignLeadNow(deps: Deps, input: AssignInput, guard?: CampaignGuard): Promise<AssignResult> {
  const campaignId = await findCampaignIdOfLead(deps.db, input.leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, (tx) => assignLead(deps, tx, input), guard);
}

/** True if nobody in the pool may have any lead now: further leads of that pool need not be tried. */
export function isPoolExhausted(outcome: Pick<RoutingOutcome, "leftOut">): boolean {
  return outcome.leftOut.every((one) => one.code !== "previously_assigned");
}

function nameOf({ mode, reps }: RoutingInputs, repId: string): RepName {
  const rep = mode.kind === "fallback" ? mode.rep : reps.find((one) => one.id === repId);
  if (!rep) throw new Error(`rep ${repId} was chosen without being known`);
  return { id: rep.id, email: rep.email, name: rep.name };
}

/** Owned stages too: a lead whose assignment has just ended is on its way to the next rep. */
function isAssignable(stage: Stage): boolean {
  return stage === "qualified" || stage === "held" || isOwned(stage);
}
