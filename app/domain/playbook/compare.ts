import { assertNever } from "#app/domain/assert-never.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import type { AttributeRule, Operator, RuleValue, Scalar, Truth } from "#app/domain/playbook/rule.ts";
import { anyOf, not, truth } from "#app/domain/playbook/truth.ts";

/**
 * Compares what a lead says with what a rule wants. Text compares trimmed and without regard to case; a numeric text
 * counts as a number; of a list on the lead's side any element may meet the rule. Absent, or not comparable (text where
 * a number is wanted), is unknown; only `exists` knows absence for what it is.
 */
export function compare(found: AttributeValue | undefined, { op, value }: Pick<AttributeRule, "op" | "value">): Truth {
  if (op === "exists") return truth(found !== undefined && !(Array.isArray(found) && found.length === 0));
  if (found === undefined || value === undefined) return "unknown";
  const wanted = value;
  // "None of them" is the opposite of "any of them", also for a list on the lead's side.
  if (op === "neq") return not(compareAny(found, "eq", wanted));
  if (op === "not_in") return not(compareAny(found, "in", wanted));
  return compareAny(found, op, wanted);
}

/** A number, or a text that is nothing but a number; null for anything else. */
export function asNumber(value: Scalar): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

/** Text as comparisons see it. */
export function asText(value: Scalar): string {
  return String(value).trim().toLowerCase();
}

type DirectOperator = Exclude<Operator, "exists" | "neq" | "not_in">;

function compareAny(found: AttributeValue, op: DirectOperator, wanted: RuleValue): Truth {
  return anyOf(listOf(found).map((item) => compareOne(item, op, wanted)));
}

function compareOne(found: Scalar, op: DirectOperator, wanted: RuleValue): Truth {
  const [first, second] = listOf(wanted);
  switch (op) {
    case "eq":
    case "in":
      return anyOf(listOf(wanted).map((item) => equals(found, item)));
    case "gt":
      return compareNumbers(found, first, (a, b) => a > b);
    case "gte":
      return compareNumbers(found, first, (a, b) => a >= b);
    case "lt":
      return compareNumbers(found, first, (a, b) => a < b);
    case "lte":
      return compareNumbers(found, first, (a, b) => a <= b);
    case "between":
      return compareNumbers(found, first, (a, low) => a >= low) === "met"
        ? compareNumbers(found, second, (a, high) => a <= high)
        : compareNumbers(found, first, (a, low) => a >= low);
    case "contains_any":
      return compareTexts(found, wanted, (text, part) => text.includes(part));
    case "starts_with_any":
      return compareTexts(found, wanted, (text, part) => text.startsWith(part));
    case "ends_with_any":
      return compareTexts(found, wanted, (text, part) => text.endsWith(part));
    default:
      return assertNever(op);
  }
}

function equals(found: Scalar, wanted: Scalar): Truth {
  if (typeof wanted === "string") return truth(asText(found) === asText(wanted));
  if (typeof wanted === "number") return compareNumbers(found, wanted, (a, b) => a === b);
  if (typeof found === "boolean") return truth(found === wanted);
  const text = asText(found);
  return text === "true" || text === "false" ? truth((text === "true") === wanted) : "unknown";
}

function compareNumbers(found: Scalar, wanted: Scalar | undefined, holds: (a: number, b: number) => boolean): Truth {
  const left = asNumber(found);
  const right = wanted === undefined ? null : asNumber(wanted);
  return left === null || right === null ? "unknown" : truth(holds(left, right));
}

function compareTexts(found: Scalar, wanted: RuleValue, holds: (text: string, part: string) => boolean): Truth {
  return truth(listOf(wanted).some((part) => holds(asText(found), asText(part))));
}

function listOf(value: RuleValue): readonly Scalar[] {
  return typeof value === "object" ? value : [value];
}
