import { asNumber, asText } from "#app/domain/playbook/compare.ts";
import type { AttributeRule, Rule, Scalar } from "#app/domain/playbook/rule.ts";

/**
 * A text that two rules share exactly if they say the same in the same parts: the order of `all`, `any` and lists does
 * not matter, nor does the case of text.
 */
export function ruleSignature(rule: Rule | undefined): string {
  if (rule === undefined) return "none";
  if ("all" in rule) return `all(${rule.all.map(ruleSignature).toSorted().join()})`;
  if ("any" in rule) return `any(${rule.any.map(ruleSignature).toSorted().join()})`;
  if ("not" in rule) return `not(${ruleSignature(rule.not)})`;
  if ("attribute" in rule) return JSON.stringify([rule.attribute, rule.op, valueSignature(rule)]);
  return `event(${JSON.stringify([rule.event, rule.withinMs ?? "ever", rule.atLeast])},${ruleSignature(rule.where)})`;
}

function valueSignature({ op, value }: AttributeRule): unknown {
  if (typeof value !== "object") return value === undefined ? null : scalarSignature(value);
  const items = value.map(scalarSignature);
  return op === "between" ? items : [...new Set(items)].toSorted();
}

function scalarSignature(value: Scalar): string {
  const number = typeof value === "number" ? asNumber(value) : null;
  return number === null ? `${typeof value}:${asText(value)}` : `number:${number}`;
}
