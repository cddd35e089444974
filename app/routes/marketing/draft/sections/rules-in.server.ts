import { RuleOverLead } from "#app/domain/playbook/format/rule.schema.ts";
import { readRuleText } from "#app/use-cases/content/rule-text.ts";
import { ruleForField } from "#app/use-cases/playbook/rule-for-field.ts";
import type { FormValues } from "./form-values.ts";

/** The rules among a form's values, by their text, as the rule editor takes them; what is no rule stays text. */
export function rulesIn(values: FormValues): Record<string, string> {
  const texts = Object.entries(values).flatMap(([name, value]) =>
    /\.(rule|when)$/.test(name) && typeof value === "string" && value.trim() !== "" ? [value] : [],
  );
  return Object.fromEntries(
    texts.flatMap((text) => {
      const read = readRuleText(text);
      const checked = RuleOverLead.safeParse(read.kind === "read" ? read.value : null);
      return checked.success ? [[text, ruleForField(checked.data).rule]] : [];
    }),
  );
}
