import type { Rule } from "#app/domain/playbook/rule.ts";
import { ruleText } from "#app/use-cases/content/rule-text.ts";

/** A rule as the rule editor takes it: the value as JSON (empty: none), and the text that people edit. */
export function ruleForField(rule: Rule | undefined): { rule: string; text: string } {
  return { rule: rule ? JSON.stringify(rule) : "", text: ruleText(rule) };
}
