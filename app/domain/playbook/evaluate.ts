import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { compileData, compileRule } from "#app/domain/playbook/compile.ts";
import type { EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";

/**
 * Whether a lead meets a rule at an instant: met, unmet, or unknown where data is missing. Total: any rule over any lead
 * has an answer.
 *
 * Knowing more never takes an answer back: with the value of a missing attribute added, met stays met and unmet stays
 * unmet, unless the rule asks by `exists` whether that very attribute is known.
 *
 * @param at epoch milliseconds, the lead's own clock: windows such as "in the last 14 days" end here, the instant at which
 *   the lead is scored, and later events don't count. Scored again later, the same lead may have lost what grew too old.
 */
export function evaluate(rule: Rule, lead: LeadFacts, at: number): Truth {
  return compileRule(rule)(lead, at);
}

/** Whether one event's data meets the condition of an event rule. */
export function evaluateData(rule: Rule, event: LeadEvent): Truth {
  return compileData(rule)(event, event.at);
}

/** The events an event rule looks at: of its type, not after `at`, and within its window (its far end included). */
export function eventsInWindow(rule: EventRule, events: readonly LeadEvent[], at: number): LeadEvent[] {
  const from = rule.withinMs === undefined ? -Infinity : at - rule.withinMs;
  return events.filter(({ type, at: when }) => type === rule.event && when <= at && when >= from);
}
