import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf, dataOf } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { compare } from "#app/domain/playbook/compare.ts";
import type { EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";
import { allOf, anyOf, not } from "#app/domain/playbook/truth.ts";

/**
 * Whether a lead meets a rule at an instant: met, unmet, or unknown where data is missing. Total: any rule over any lead
 * has an answer.
 *
 * @param at epoch milliseconds; later events don't count, and windows reach back from here
 */
export function evaluate(rule: Rule, lead: LeadFacts, at: number): Truth {
  if ("event" in rule) return evaluateEvents(rule, lead.events, at);
  return evaluateWith(
    rule,
    (path) => attributeOf(lead, path),
    (inner) => evaluate(inner, lead, at),
  );
}

/** Whether one event's data meets the condition of an event rule. */
export function evaluateData(rule: Rule, event: LeadEvent): Truth {
  // The file format allows no event within an event; as a value it can only be unknown.
  if ("event" in rule) return "unknown";
  return evaluateWith(
    rule,
    (path) => dataOf(event, path),
    (inner) => evaluateData(inner, event),
  );
}

/** The events an event rule looks at: of its type, not after `at`, and within its window (its far end included). */
export function eventsInWindow(rule: EventRule, events: readonly LeadEvent[], at: number): LeadEvent[] {
  const from = rule.withinMs === undefined ? -Infinity : at - rule.withinMs;
  return events.filter(({ type, at: when }) => type === rule.event && when <= at && when >= from);
}

function evaluateWith(
  rule: Exclude<Rule, EventRule>,
  look: (path: string) => AttributeValue | undefined,
  evaluateInner: (rule: Rule) => Truth,
): Truth {
  if ("all" in rule) return allOf(rule.all.map(evaluateInner));
  if ("any" in rule) return anyOf(rule.any.map(evaluateInner));
  if ("not" in rule) return not(evaluateInner(rule.not));
  return compare(look(rule.attribute), rule);
}

function evaluateEvents(rule: EventRule, events: readonly LeadEvent[], at: number): Truth {
  const { where, atLeast } = rule;
  const truths = eventsInWindow(rule, events, at).map((event) => (where ? evaluateData(where, event) : "met"));
  const certain = truths.filter((value) => value === "met").length;
  const possible = truths.filter((value) => value !== "unmet").length;
  if (certain >= atLeast) return "met";
  return possible >= atLeast ? "unknown" : "unmet";
}
