import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { evaluate, evaluateData, eventsInWindow } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";

/**
 * The attributes that keep a rule unknown for a lead, each once in the rule's order; none if the rule is met or unmet.
 * An attribute that is there but can't be compared counts as missing. Data of events is named `event.key`.
 */
export function missingAttributes(rule: Rule, lead: LeadFacts, at: number): string[] {
  if (evaluate(rule, lead, at) !== "unknown") return [];
  return "attribute" in rule ? [rule.attribute] : [...new Set(unknownLeaves(rule, lead, at))];
}

function unknownLeaves(rule: Rule, lead: LeadFacts, at: number): string[] {
  if (evaluate(rule, lead, at) !== "unknown") return [];
  if ("attribute" in rule) return [rule.attribute];
  if ("event" in rule) {
    const { where, event: type } = rule;
    const paths = where ? eventsInWindow(rule, lead.events, at).flatMap((event) => unknownData(where, event)) : [];
    return paths.map((path) => `${type}.${path}`);
  }
  return partsOf(rule).flatMap((part) => unknownLeaves(part, lead, at));
}

function unknownData(where: Rule, event: LeadEvent): string[] {
  if (evaluateData(where, event) !== "unknown" || "event" in where) return [];
  if ("attribute" in where) return [where.attribute];
  return partsOf(where).flatMap((part) => unknownData(part, event));
}

function partsOf(rule: Exclude<Rule, AttributeRule | EventRule>): readonly Rule[] {
  if ("all" in rule) return rule.all;
  return "any" in rule ? rule.any : [rule.not];
}
