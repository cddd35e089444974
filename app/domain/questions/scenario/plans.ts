import type { ScoringBasis } from "#app/domain/leads/score.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import type { Goal, Wanted } from "./search.ts";
import { blockedTargets, enoughTargets, targetsFor } from "./targets.ts";

export type RuledCriterion = Criterion & { readonly rule: Rule };

/** One way for a pair of leads to turn out, and the sets of goals that bring it about, the clearest first. */
export interface Outcome {
  readonly name: string;
  /** @param turn differs from edge to edge and round to round, so that they need not all take the same plan */
  readonly plans: (turn: number) => readonly (readonly Goal[])[];
}

/** Plans under which the criterion alone decides: with it the lead is an MQL and without it not, or the reverse. */
export function decidingPlans(basis: ScoringBasis, criterion: RuledCriterion): Goal[][] {
  return targetsFor(basis, criterion).map((unmet) => goalsFor(basis, statesWith(unmet), criterion));
}

/** Plans under which both leads qualify: the criterion is one to have, not one to need. */
export function eitherWayPlans(basis: ScoringBasis, criterion: RuledCriterion): Goal[][] {
  return enoughTargets(basis, criterion).map((unmet) => goalsFor(basis, statesWith(unmet), criterion));
}

/** Plans under which another criterion alone keeps the lead from qualifying on whichever side is the better one. */
export function hinderedPlans(basis: ScoringBasis, criterion: RuledCriterion): Goal[][] {
  return blockedTargets(basis, criterion).map(({ hindrance, unmet }) =>
    goalsFor(basis, statesWith(unmet, hindrance), criterion),
  );
}

/** Plans under which a lead qualifies, or exactly one criterion keeps it from it; nothing turns. */
export function verdictPlans(basis: ScoringBasis, qualified: boolean): State[] {
  if (qualified) return enoughTargets(basis, null).map((unmet) => statesWith(unmet));
  return blockedTargets(basis, null).map(({ hindrance, unmet }) => statesWith(unmet, hindrance));
}

/** What each criterion is to be for a lead. */
export type State = (criterion: Criterion) => "met" | "unmet";

/** Goals for every rule, so that nothing is left unknown; `pivot`, if given, is met for one lead and not for the other. */
export function goalsFor(
  { criteria }: ScoringBasis,
  stateOf: State,
  pivot: Criterion | null,
  shown: (state: Wanted) => readonly [Wanted, Wanted] = (state) => [state, state],
): Goal[] {
  return ruledOf(criteria).map((each) => ({
    rule: each.rule,
    wanted: each.key === pivot?.key ? ["met", "unmet"] : shown(stateOf(each)),
  }));
}

/** The criteria that have a rule. */
export function ruledOf(criteria: readonly Criterion[]): RuledCriterion[] {
  return criteria.flatMap((each) => (each.rule ? [{ ...each, rule: each.rule }] : []));
}

/** Starts the list at another place, so that the first plan that works is not always the same one. */
export function rotated<Item>(items: readonly Item[], turn: number): Item[] {
  const start = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** As good as can be, but for the ones left unmet and the one that hinders. */
function statesWith(unmet: ReadonlySet<string>, hindrance: Criterion | null = null): State {
  return ({ key, kind }) => {
    if (key === hindrance?.key) return kind === "disqualifier" ? "met" : "unmet";
    return kind === "disqualifier" || unmet.has(key) ? "unmet" : "met";
  };
}
