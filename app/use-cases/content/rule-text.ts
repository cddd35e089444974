import { parse, stringify, YAMLParseError } from "yaml";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { ruleToFile } from "#app/domain/playbook/to-file.ts";
import { yamlOutOfBounds } from "#app/use-cases/content/yaml-bounds.ts";

/** A rule as authors write it, in YAML; the inverse of `readRuleText`. */
export function ruleText(rule: Rule | undefined): string {
  return rule ? stringify(ruleToFile(rule), { lineWidth: 70 }).trim() : "";
}

export type RuleText =
  { readonly kind: "read"; readonly value: unknown } | { readonly kind: "broken"; readonly message: string };

/** The value that a rule's YAML says, unchecked; undefined where it says nothing. */
export function readRuleText(text: string): RuleText {
  if (text.trim() === "") return { kind: "read", value: undefined };
  const tooMuch = yamlOutOfBounds(text);
  if (tooMuch) return { kind: "broken", message: `found ${tooMuch.found}, expected ${tooMuch.expected}` };
  try {
    // At "silent" the parser would keep its errors to itself and answer half of the text.
    return { kind: "read", value: parse(text, { prettyErrors: false, logLevel: "error" }) };
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof ReferenceError || error instanceof RangeError) {
      return { kind: "broken", message: error.message };
    }
    throw error;
  }
}
