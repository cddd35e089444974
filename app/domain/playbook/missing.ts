import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { dataOf } from "#app/domain/playbook/attributes.ts";
import { evaluate, evaluateData, eventsInWindow } from "#app/domain/playbook/evaluate.ts";
import type { EventRule, Rule } from "#app/domain/playbook/rule.ts";

/**
 * The attributes that keep a rule unknown for a lead, each once in the rule's order; none if the rule is met or unmet.
 * An attribute that is there but can't be compared counts as missing. Data of events is named `event.key`.
 */
export function missingAttributes(rule: Rule, lead: LeadFacts, at: number): string[] {
  return [...new Set(unknownLeaves(rule, lead, at))];
}

function unknownLeaves(rule: Rule, lead: LeadFacts, at: number): string[] {
  if (evaluate(rule, lead, at) !== "unknown") return [];
  if ("all" in rule) return rule.all.flatMap((inner) => unknownLeaves(inner, lead, at));
  if ("any" in rule) return rule.any.flatMap((inner) => unknownLeaves(inner, lead, at));
  if ("not" in rule) return unknownLeaves(rule.not, lead, at);
  if ("attribute" in rule) return [rule.attribute];
  return unknownData(rule, lead, at);
}

function unknownData(rule: EventRule, lead: LeadFacts, at: number): string[] {
  const { where } = rule;
  if (!where) return [];
  return eventsInWindow(rule, lead.events, at)
    .filter((event) => evaluateData(where, event) === "unknown")
    .flatMap((event) => pathsIn(where).filter((path) => dataOf(event, path) === undefined))
    .map((path) => `${rule.event}.${path}`);
}

function pathsIn(rule: Rule): string[] {
  if ("all" in rule) return rule.all.flatMap(pathsIn);
  if ("any" in rule) return rule.any.flatMap(pathsIn);
  if ("not" in rule) return pathsIn(rule.not);
  return "attribute" in rule ? [rule.attribute] : [];
}
