import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf } from "#app/domain/playbook/attributes.ts";
import { asNumber } from "#app/domain/playbook/compare.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";

/**
 * How much of a lead would have to be otherwise for a rule to turn out the other way: a number just beside its bound is
 * almost nothing, any other fact counts 1, and where several parts must turn together they add up. For choosing examples
 * near the edge; no verdict rests on it.
 */
export function marginOf(rule: Rule, lead: LeadFacts, at: number): number {
  if ("not" in rule) return marginOf(rule.not, lead, at);
  if ("attribute" in rule) return attributeMargin(rule, lead);
  if ("event" in rule) return eventMargin(rule, lead, at);
  const parts = "all" in rule ? rule.all : rule.any;
  const state = evaluate(rule, lead, at);
  const settling = "all" in rule ? "unmet" : "met";
  const margins = (of: readonly Rule[]) => of.map((part) => marginOf(part, lead, at));
  // What one part alone has settled is undone only with every part that settles it; else any one part undoes it.
  if (state === settling) {
    return margins(parts.filter((part) => evaluate(part, lead, at) === state)).reduce((sum, one) => sum + one, 0);
  }
  return Math.min(1, ...margins(parts));
}

function attributeMargin({ attribute, value }: AttributeRule, lead: LeadFacts): number {
  const found = attributeOf(lead, attribute);
  const number = found === undefined || typeof found === "object" ? null : asNumber(found);
  const bounds = (typeof value === "object" ? value : [value]).filter((bound) => typeof bound === "number");
  if (number === null || bounds.length === 0) return 1;
  return Math.min(1, ...bounds.map((bound) => apart(Math.abs(number - bound) / Math.max(1, Math.abs(bound)))));
}

function eventMargin({ event: type, withinMs }: EventRule, { events }: LeadFacts, at: number): number {
  if (withinMs === undefined) return 1;
  const ages = events.filter((event) => event.type === type && event.at <= at).map((event) => at - event.at);
  return Math.min(1, ...ages.map((age) => apart(Math.abs(age - withinMs) / withinMs)));
}

/** A distance in bounds as a margin under 1: twice the bound is still nearer than ten times. */
function apart(distance: number): number {
  return distance / (1 + distance);
}
