import type { Intent, LeadFacts } from "#app/domain/leads/lead.ts";
import { compileRule, type CompiledRule } from "#app/domain/playbook/compile.ts";
import { missingAttributes } from "#app/domain/playbook/missing.ts";
import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import type { Rule, Truth } from "#app/domain/playbook/rule.ts";

/** How one criterion stands for a lead, and the points it brought (0 unless met). */
export interface CriterionScore {
  readonly key: string;
  readonly state: Truth;
  readonly points: number;
}

export interface LeadScore {
  readonly score: number;
  readonly threshold: number;
  readonly qualified: boolean;
  readonly intent: Intent;
  /** Every criterion that has a rule, in the playbook's order; knowledge is nothing a lead could meet. */
  readonly criteria: readonly CriterionScore[];
  readonly missing: readonly MissingAttribute[];
}

/** An attribute that keeps a criterion unknown. */
export interface MissingAttribute {
  readonly criterion: string;
  readonly attribute: string;
}

/** What scoring needs of a playbook. */
export type ScoringBasis = Pick<Playbook, "criteria" | "scoring">;

/**
 * Scores a lead: qualified (an MQL) if no disqualifier is met, every required criterion is met, and the points of met
 * criteria reach the threshold. Unknown is never met. Intent is high from `scoring.highIntent` points.
 *
 * @param at epoch milliseconds at which windows such as "in the last 14 days" end
 */
export function scoreLead({ criteria, scoring }: ScoringBasis, lead: LeadFacts, at: number): LeadScore {
  const scored: CriterionScore[] = [];
  const missing: MissingAttribute[] = [];
  let score = 0;
  let isBlocked = false;
  for (const { criterion, rule, meets } of ruledOf(criteria)) {
    const state = meets(lead, at);
    const points = pointsOf(criterion, state);
    scored.push({ key: criterion.key, state, points });
    score += points;
    if (blocks(criterion, state)) isBlocked = true;
    if (state !== "unknown") continue;
    for (const attribute of missingAttributes(rule, lead, at)) missing.push({ criterion: criterion.key, attribute });
  }
  return {
    score,
    threshold: scoring.threshold,
    qualified: !isBlocked && score >= scoring.threshold,
    intent: scoring.highIntent !== undefined && score >= scoring.highIntent ? "high" : "standard",
    criteria: scored,
    missing,
  };
}

interface RuledCriterion {
  readonly criterion: Criterion;
  readonly rule: Rule;
  readonly meets: CompiledRule;
}

/** The criteria that a lead can meet, ready to be asked of many leads; a playbook's list is a value that nobody changes. */
function ruledOf(criteria: readonly Criterion[]): readonly RuledCriterion[] {
  const known = ready.get(criteria);
  if (known) return known;
  const ruled = criteria.flatMap((criterion) =>
    criterion.rule ? [{ criterion, rule: criterion.rule, meets: compileRule(criterion.rule) }] : [],
  );
  ready.set(criteria, ruled);
  return ruled;
}

const ready = new WeakMap<readonly Criterion[], readonly RuledCriterion[]>();

/** Whether a criterion in this state alone keeps a lead from qualifying, whatever its points. */
export function blocks(criterion: Pick<Criterion, "kind" | "required">, state: Truth): boolean {
  return criterion.kind === "disqualifier" ? state === "met" : criterion.required && state !== "met";
}

function pointsOf(criterion: Criterion, state: Truth): number {
  return state === "met" && criterion.kind !== "disqualifier" ? criterion.points : 0;
}
