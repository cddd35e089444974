import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf } from "#app/domain/playbook/attributes.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import { attributeEvidence, eventEvidence } from "#app/domain/playbook/evidence-words.ts";
import { missingAttributes } from "#app/domain/playbook/missing.ts";
import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import type { AttributeRule, EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";

/** How one criterion stands for one lead, and by which facts. */
export interface CriterionExplanation {
  readonly key: string;
  readonly title: string;
  readonly kind: Criterion["kind"];
  readonly importance: Criterion["importance"];
  readonly required: boolean;
  readonly state: Truth;
  /** Points it brought; 0 unless met. */
  readonly points: number;
  /** The facts that settle it, in words: "120 employees"; "49 employees, 1 under". */
  readonly evidence: string;
  /** Attributes that keep it unknown; none otherwise. */
  readonly missing: readonly string[];
}

/** Explains every criterion that has a rule, in the playbook's order. */
export function explain(playbook: Pick<Playbook, "criteria">, lead: LeadFacts, at: number): CriterionExplanation[] {
  return playbook.criteria.flatMap((criterion) => explainCriterion(criterion, lead, at) ?? []);
}

/** Explains one criterion for a lead at an instant; null if it has no rule. */
export function explainCriterion(criterion: Criterion, lead: LeadFacts, at: number): CriterionExplanation | null {
  const { key, title, kind, importance, required, rule } = criterion;
  if (!rule) return null;
  const state = evaluate(rule, lead, at);
  return {
    key,
    title,
    kind,
    importance,
    required,
    state,
    points: state === "met" ? criterion.points : 0,
    evidence: evidenceFor(rule, lead, at),
    missing: missingAttributes(rule, lead, at),
  };
}

/** The facts that settle a rule for a lead, joined: of several conditions only those that decide. */
export function evidenceFor(rule: Rule, lead: LeadFacts, at: number): string {
  const words = decidingLeaves(rule, lead, at).map((leaf) =>
    "event" in leaf ? eventEvidence(leaf, lead.events, at) : attributeEvidence(leaf, attributeOf(lead, leaf.attribute)),
  );
  return [...new Set(words)].join("; ");
}

/**
 * The conditions that decide a rule for a lead. Where it is met or unmet, nothing that only other conditions look at could
 * change that; where it is unknown, these are the ones that keep it so.
 */
export function decidingLeaves(rule: Rule, lead: LeadFacts, at: number): (AttributeRule | EventRule)[] {
  if ("not" in rule) return decidingLeaves(rule.not, lead, at);
  if ("attribute" in rule || "event" in rule) return [rule];
  const parts = "all" in rule ? rule.all : rule.any;
  const state = evaluate(rule, lead, at);
  return parts.filter((part) => evaluate(part, lead, at) === state).flatMap((part) => decidingLeaves(part, lead, at));
}
