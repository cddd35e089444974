import type { Strategy } from "#app/domain/playbook/playbook.ts";
import { type CandidateRules, leaveOut, selectCandidates, whyLeftOut } from "./candidates.ts";
import { choose } from "./choose.ts";
import { type Ledger, type Turn, withTurnTaken } from "./ledger.ts";
import { poolMembers } from "./pool.ts";
import type { LeftOut, RepFacts, RepName, RouteTaken } from "./routing.ts";

/** What one routing is decided from, whole: the same inputs always give the same outcome (R18). */
export interface RoutingInputs {
  readonly at: number;
  readonly seed: number;
  readonly mode: RoutingMode;
  readonly route: RouteTaken;
  readonly campaignTeams: readonly string[];
  readonly provisionalOpenLeads: number;
  readonly calendar: "business" | "always";
  readonly reps: readonly RepFacts[];
  readonly ledger: Ledger;
}
/** By the routes; or to one rep whom somebody outside chose; or to the fallback, past the gate and marked as such. */
export type RoutingMode =
  | { readonly kind: "route" }
  | { readonly kind: "claim"; readonly repId: string }
  | { readonly kind: "fallback"; readonly rep: RepName };

export type RoutingOutcome =
  | {
      readonly kind: "chosen";
      readonly repId: string;
      readonly turns: readonly Turn[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: "nobody"; readonly leftOut: readonly LeftOut[] };

/** What is stored of a routing: what it was decided from, and what came out, for people to read. */
export interface DecisionRecord {
  readonly format: 1;
  readonly playbookVersion: number;
  readonly inputs: RoutingInputs;
  readonly outcome: RoutingOutcome;
}

/** Chooses a rep for a lead, or says why nobody may have it. */
export function decideRouting(inputs: RoutingInputs): RoutingOutcome {
  switch (inputs.mode.kind) {
    case "route":
      return decideByRoute(inputs);
    case "claim":
      return decideClaim(inputs, inputs.mode.repId);
    case "fallback":
      return {
        kind: "chosen",
        repId: inputs.mode.rep.id,
        turns: [],
        leftOut: selectCandidates(inputs.reps, rulesOf(inputs)).leftOut,
      };
  }
}

/** Decides anew from a record; must equal its outcome. */
export function redecide(record: DecisionRecord): RoutingOutcome {
  return decideRouting(record.inputs);
}

/** The pool's ledger after this outcome. */
export function ledgerAfter(inputs: RoutingInputs, outcome: RoutingOutcome): Ledger {
  if (outcome.kind === "nobody") return inputs.ledger;
  return withTurnTaken(inputs.ledger, outcome.turns, outcome.repId, inputs.at);
}

function decideByRoute(inputs: RoutingInputs): RoutingOutcome {
  const { candidates, leftOut } = selectCandidates(inputs.reps, rulesOf(inputs));
  const choice = choose(inputs.route.strategy, candidates, inputs.ledger, inputs.seed);
  return choice ? { kind: "chosen", ...choice, leftOut } : { kind: "nobody", leftOut };
}

/** Pool and turn do not bind somebody outside; the gate, leave and limits do. */
function decideClaim(inputs: RoutingInputs, repId: string): RoutingOutcome {
  const rep = inputs.reps.find((one) => one.id === repId);
  const others = inputs.reps
    .filter((one) => one.id !== repId)
    .map((one) => leaveOut(one, "not_named", `${one.name} was not asked for.`));
  if (!rep) return { kind: "nobody", leftOut: others };
  const members = new Set([repId]);
  const refused = whyLeftOut({ ...rep, hadThisLead: false }, { ...rulesOf(inputs), members });
  if (refused) return { kind: "nobody", leftOut: [refused, ...others] };
  const strategy: Strategy = "round_robin";
  const choice = choose(strategy, [rep], inputs.ledger, inputs.seed);
  return choice ? { kind: "chosen", ...choice, leftOut: others } : { kind: "nobody", leftOut: others };
}

function rulesOf(inputs: RoutingInputs): CandidateRules {
  return {
    at: inputs.at,
    members: poolMembers(inputs.route.pool, inputs.reps, inputs.campaignTeams),
    provisionalOpenLeads: inputs.provisionalOpenLeads,
    preferWorkingHours: inputs.calendar === "business",
  };
}
