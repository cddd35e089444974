import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { entries, field, numberField, textField } from "#app/domain/playbook/raw.ts";

/** What a gate wants that says nothing about it. */
const WANTED_UNLESS_SAID = { critical: 2, standard: 1 } as const;
const NOT_ASKED: readonly unknown[] = ["draft", "in_review", "retired"];

/**
 * Criteria with fewer written questions than the gate wants, told while other places of the file are still wrong. A criterion
 * that has questions generated is left to `checkPolicy`, which needs a sound playbook to count what its rule makes.
 */
export function checkVariantsWritten(file: unknown): Problem[] {
  const questions = entries(file, "questions").map(({ value }) => value);
  const criteria = entries(file, "criteria");
  const keys = new Set(criteria.map(({ value }) => field(value, "key")));
  // One slip is told once: such a question may have been meant for any criterion.
  const astray = questions.filter((question) => !keys.has(field(question, "criterion"))).length;
  return criteria.flatMap(({ index, value }) => {
    const key = textField(value, "key");
    const importance = field(value, "importance") ?? "standard";
    if (key === undefined || (importance !== "critical" && importance !== "standard")) return [];
    const wanted = wantedOf(file, importance);
    const own = questions.filter((question) => textField(question, "criterion") === key);
    if (wanted === undefined || own.some((question) => field(question, "generate") !== undefined)) return [];
    const written = own.filter((question) => !NOT_ASKED.includes(field(question, "status"))).length;
    if (written + astray >= wanted) return [];
    const found = `${written === 0 ? "no" : written} question variant${written === 1 ? "" : "s"} for ${JSON.stringify(key)}`;
    const expected = `${wanted} or more, because gate.variants.${importance} is ${wanted}`;
    return [problem(["criteria", index], found, expected)];
  });
}

/** Undefined if what the file says is none of the numbers that it could be. */
function wantedOf(file: unknown, importance: keyof typeof WANTED_UNLESS_SAID): number | undefined {
  const variants = field(field(file, "gate"), "variants");
  if (field(variants, importance) === undefined) return WANTED_UNLESS_SAID[importance];
  const said = numberField(variants, importance);
  return said !== undefined && Number.isInteger(said) && said >= 1 && said <= 20 ? said : undefined;
}
