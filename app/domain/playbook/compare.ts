import { assertNever } from "#app/domain/assert-never.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import type { AttributeRule, RuleValue, Scalar, Truth } from "#app/domain/playbook/rule.ts";
import { not, truth } from "#app/domain/playbook/truth.ts";

/** Says of what a lead has at an attribute whether it is what a rule wants. */
export type Comparison = (found: AttributeValue | undefined) => Truth;

/**
 * Compares what a lead says with what a rule wants. Text compares trimmed and without regard to case; a numeric text
 * counts as a number; of a list on the lead's side any element may meet the rule. Absent, or not comparable (text where
 * a number is wanted), is unknown; only `exists` knows absence for what it is.
 */
export function compare(found: AttributeValue | undefined, rule: Pick<AttributeRule, "op" | "value">): Truth {
  return comparison(rule)(found);
}

/** `compare` with the rule's side made ready once, for many leads. */
export function comparison({ op, value }: Pick<AttributeRule, "op" | "value">): Comparison {
  if (op === "exists") return (found) => truth(found !== undefined && !(typeof found === "object" && isEmpty(found)));
  if (value === undefined) return () => "unknown";
  const test = testOf(op, value);
  // "None of them" is the opposite of "any of them", also for a list on the lead's side.
  const negated = op === "neq" || op === "not_in";
  return (found) => {
    if (found === undefined) return "unknown";
    const state = typeof found === "object" ? anyItem(found, test) : test(found, false);
    return negated ? not(state) : state;
  };
}

/** A number, or a text that is nothing but a number; null for anything else. */
export function asNumber(value: Scalar): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

/** Text as comparisons see it: however an accented letter was typed, it is one. */
export function asText(value: Scalar): string {
  const text = String(value).trim().toLowerCase();
  return NOT_ASCII.test(text) ? text.normalize("NFC") : text;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Compares one value of the lead; `inList`: it is one of several. */
type Test = (found: Scalar, inList: boolean) => Truth;

function testOf(op: Exclude<AttributeRule["op"], "exists">, value: RuleValue): Test {
  const wanted = typeof value === "object" ? value : [value];
  switch (op) {
    case "eq":
    case "neq":
    case "in":
    case "not_in":
      return equalTo(wanted);
    case "gt":
      return numberTest(wanted[0], (found, bound) => found > bound);
    case "gte":
      return numberTest(wanted[0], (found, bound) => found >= bound);
    case "lt":
      return numberTest(wanted[0], (found, bound) => found < bound);
    case "lte":
      return numberTest(wanted[0], (found, bound) => found <= bound);
    case "between": {
      const high = numberOf(wanted[1]);
      return high === null ? unknown : numberTest(wanted[0], (found, low) => found >= low && found <= high);
    }
    case "contains_any":
      return textTest(wanted.map(asText).map((part) => (text) => text.includes(part)));
    case "starts_with_any":
      return textTest(wanted.map(asText).map((part) => (text) => text.startsWith(part)));
    case "ends_with_any":
      return textTest(wanted.map(asText).map((part) => (text) => text.endsWith(part)));
    default:
      return assertNever(op);
  }
}

/** Equal to any of these: texts as text, numbers as numbers, yes and no as such. */
function equalTo(wanted: readonly Scalar[]): Test {
  const texts = new Set(wanted.filter((item) => typeof item === "string").map(asText));
  const numbers = new Set(wanted.filter((item) => typeof item === "number"));
  const answers = new Set(wanted.filter((item) => typeof item === "boolean"));
  return (found, inList) => {
    if (texts.size > 0 && texts.has(asText(found))) return "met";
    const number = numbers.size > 0 ? asNumber(found) : null;
    if (number !== null && numbers.has(number)) return "met";
    // Several values are neither yes nor no.
    const answer = answers.size > 0 && !inList ? asAnswer(found) : null;
    if (answer !== null && answers.has(answer)) return "met";
    return (numbers.size > 0 && number === null) || (answers.size > 0 && answer === null) ? "unknown" : "unmet";
  };
}

function numberTest(wanted: Scalar | undefined, holds: (found: number, bound: number) => boolean): Test {
  const bound = numberOf(wanted);
  if (bound === null) return unknown;
  return (found) => {
    const number = asNumber(found);
    return number === null ? "unknown" : truth(holds(number, bound));
  };
}

function textTest(finders: readonly ((text: string) => boolean)[]): Test {
  return (found) => {
    const text = asText(found);
    return truth(finders.some((finds) => finds(text)));
  };
}

function anyItem(found: readonly Scalar[], test: Test): Truth {
  let state: Truth = "unmet";
  for (const item of found) {
    const one = test(item, true);
    if (one === "met") return "met";
    if (one === "unknown") state = "unknown";
  }
  return state;
}

function asAnswer(value: Scalar): boolean | null {
  if (typeof value === "boolean") return value;
  const text = asText(value);
  return text === "true" || text === "false" ? text === "true" : null;
}

function numberOf(value: Scalar | undefined): number | null {
  return value === undefined ? null : asNumber(value);
}

function unknown(): Truth {
  return "unknown";
}

function isEmpty(list: readonly Scalar[]): boolean {
  return list.length === 0;
}
