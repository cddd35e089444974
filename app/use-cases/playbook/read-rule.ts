import { problemsOf } from "#app/domain/playbook/format/issues.ts";
import { RuleOverLead } from "#app/domain/playbook/format/rule.schema.ts";
import { type Problem, problem } from "#app/domain/playbook/problem.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { readRuleText } from "#app/use-cases/content/rule-text.ts";

export type ReadRule =
  | { readonly kind: "rule"; readonly rule: Rule }
  | { readonly kind: "empty" }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

const EXAMPLE = "a rule in YAML, such as { attribute: company.employees, op: gte, value: 50 }";

/** Reads one rule as the file format writes it, YAML or JSON; every problem says its place. */
export function readRule(text: string): ReadRule {
  if (text.trim() === "") return { kind: "empty" };
  const read = readRuleText(text);
  if (read.kind === "broken") {
    return { kind: "invalid", problems: [problem(["rule"], `YAML that cannot be read: ${read.message}`, EXAMPLE)] };
  }
  const rule = RuleOverLead.safeParse(read.value);
  if (rule.success) return { kind: "rule", rule: rule.data };
  return { kind: "invalid", problems: problemsOf(rule.error, { rule: read.value }, ["rule"]) };
}
