import { assertNever } from "#app/domain/assert-never.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { compare } from "#app/domain/playbook/compare.ts";
import type { AttributeRule, Scalar } from "#app/domain/playbook/rule.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { isSameForEverybody, plausibleValues } from "./people.ts";
import type { Cast } from "./people.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";

/** Two values of one attribute on either side of a rule's edge. */
export interface ValuePair {
  /** Of the edge within its condition: the same whoever the lead is. */
  readonly name: string;
  readonly inside: AttributeValue | undefined;
  readonly outside: AttributeValue | undefined;
}

/** Where the made-up value comes from. */
export interface Sources {
  readonly cast: Cast;
  readonly next: Generator;
}

/** The pairs of values at the edges of one attribute condition, the closest first; only those it really tells apart. */
export function valuePairs(rule: AttributeRule, sources: Sources): readonly ValuePair[] {
  if (!isSameForEverybody(rule.attribute)) return soundPairs(rule, sources);
  const known = rememberedPairs.get(rule) ?? soundPairs(rule, sources);
  rememberedPairs.set(rule, known);
  return known;
}

/** Of conditions whose values don't come from the person: comparing every title with every word again is most of the work. */
const rememberedPairs = new WeakMap<AttributeRule, readonly ValuePair[]>();

function soundPairs(rule: AttributeRule, sources: Sources): ValuePair[] {
  return candidatePairs(rule, sources).filter(
    ({ inside, outside }) => compare(inside, rule) === "met" && compare(outside, rule) === "unmet",
  );
}

/** A number well inside a numeric condition, for leads whose question is another one; null for other operators. */
export function comfortableNumber({ op, value }: AttributeRule, next: Generator): number | null {
  const [first, second] = (typeof value === "object" ? value : [value]).filter((item) => typeof item === "number");
  if (first === undefined) return null;
  if (op === "between" && second !== undefined) return Math.round(first + next() * (second - first));
  if (op === "gt" || op === "gte") return Math.ceil(first + 1 + next() * Math.max(3, first));
  return op === "lt" || op === "lte" ? Math.floor(first * (0.3 + next() * 0.6)) : null;
}

function candidatePairs(rule: AttributeRule, sources: Sources): ValuePair[] {
  const values = rule.value === undefined ? [] : typeof rule.value === "object" ? rule.value : [rule.value];
  const [first = 0, second = 0] = values;
  const others = plausibleValues(rule.attribute, sources.cast, sources.next);
  switch (rule.op) {
    case "between":
      return [...floor(first), ...ceiling(second), ...middle(first, second)];
    case "gte":
      return floor(first);
    case "gt":
      return ceiling(first).map(swapped);
    case "lte":
      return ceiling(first);
    case "lt":
      return floor(first).map(swapped);
    case "eq":
    case "in":
      return oneOfPairs(rule, values, others);
    case "neq":
    case "not_in":
      return oneOfPairs({ ...rule, op: "in", value: values }, values, others).map(swapped);
    case "contains_any":
    case "starts_with_any":
    case "ends_with_any":
      return textPairs(rule, values, others);
    case "exists":
      return [{ name: "known", inside: others[0] ?? "yes", outside: undefined }];
    default:
      return assertNever(rule.op);
  }
}

/** The number itself and the one just under it. */
function floor(bound: Scalar): ValuePair[] {
  return typeof bound === "number" && bound - step(bound) >= Math.min(0, bound)
    ? [numberPair(bound, shifted(bound, -1))]
    : [];
}

/** The number itself and the one just over it. */
function ceiling(bound: Scalar): ValuePair[] {
  return typeof bound === "number" ? [numberPair(bound, shifted(bound, 1))] : [];
}

function middle(low: Scalar, high: Scalar): ValuePair[] {
  if (typeof low !== "number" || typeof high !== "number" || high - low < 4 * step(low)) return [];
  return [numberPair(Math.round((low + high) / 2), high * 2)];
}

function numberPair(inside: number, outside: number): ValuePair {
  return { name: `${inside} ${outside}`, inside, outside };
}

/** The least difference the number's own notation shows: 1, or 0.1 for 2.5. */
function step(bound: number): number {
  return 10 ** -(String(bound).split(".")[1]?.length ?? 0);
}

function shifted(bound: number, steps: number): number {
  return Number((bound + steps * step(bound)).toPrecision(15));
}

function swapped({ name, inside, outside }: ValuePair): ValuePair {
  return { name, inside: outside, outside: inside };
}

function oneOfPairs(rule: AttributeRule, values: readonly Scalar[], others: readonly AttributeValue[]): ValuePair[] {
  const outsiders = others.filter((other) => compare(other, rule) === "unmet");
  return values.map((value, index) => {
    if (typeof value === "boolean") return { name: String(value), inside: value, outside: !value };
    if (typeof value === "number") return numberPair(value, shifted(value, 1));
    return { name: value, inside: value, outside: outsiders[index % Math.max(1, outsiders.length)] ?? `not ${value}` };
  });
}

function textPairs(rule: AttributeRule, values: readonly Scalar[], others: readonly AttributeValue[]): ValuePair[] {
  const outsiders = others.filter((other) => compare(other, rule) === "unmet");
  return values.map((value, index) => ({
    name: String(value),
    inside:
      others.find((other) => compare(other, { ...rule, value: [value] }) === "met") ?? withText(rule, String(value)),
    outside: outsiders[index % Math.max(1, outsiders.length)] ?? "something else",
  }));
}

/** A text with the wanted part where the condition looks for it. */
function withText({ attribute, op }: AttributeRule, part: string): string {
  if (op === "starts_with_any") return attribute === "contact.phone" ? `${part} 5550 123` : part;
  if (op !== "ends_with_any") return capitalised(part);
  if (attribute !== "contact.email") return attribute === "company.domain" ? `northfield${part}` : capitalised(part);
  if (part.includes("@")) return part.startsWith("@") ? `n.field${part}` : part;
  return `n.field@northfield${part.startsWith(".") ? "" : "."}${part}`;
}
