import type { SaidType } from "#app/domain/leads/said-values.ts";
import type { Operator } from "#app/domain/playbook/rule.ts";
import type { AttributeNode, TypedValue } from "./tree.ts";

export interface OperatorChoice {
  readonly op: Operator;
  readonly negated: boolean;
  readonly words: string;
}

const of = (op: Operator, words: string, negated = false): OperatorChoice => ({ op, negated, words });

const NUMBERS = [
  of("gte", "is at least"),
  of("lte", "is at most"),
  of("between", "is between"),
  of("gt", "is over"),
  of("lt", "is under"),
];
const EQUALS = [of("eq", "is"), of("neq", "is not"), of("in", "is one of"), of("not_in", "is none of")];
const TEXTS = [
  of("contains_any", "contains"),
  of("contains_any", "contains none of", true),
  of("starts_with_any", "starts with"),
  of("ends_with_any", "ends in"),
];
const KNOWN = [of("exists", "is known"), of("exists", "is not known", true)];

const BY_TYPE: Readonly<Record<SaidType, readonly OperatorChoice[]>> = {
  number: [...NUMBERS, ...EQUALS, ...KNOWN],
  text: [...EQUALS, ...TEXTS, ...KNOWN],
  yes_no: [of("eq", "is"), ...KNOWN],
};
const REST = [...EQUALS, ...NUMBERS, ...TEXTS, ...KNOWN];

/** The comparisons that fit what an attribute holds, and always the one that is chosen already. */
export function operatorChoices(type: SaidType, chosen: Pick<AttributeNode, "op" | "negated">): OperatorChoice[] {
  const fitting = BY_TYPE[type];
  if (fitting.some((choice) => isSame(choice, chosen))) return [...fitting];
  const plain = REST.find(({ op, negated }) => op === chosen.op && !negated)?.words ?? chosen.op;
  return [...fitting, { ...chosen, words: chosen.negated ? `not: ${plain}` : plain }];
}

/** The comparison somebody most likely wants first. */
export function usualOperator(type: SaidType): OperatorChoice {
  const [first] = BY_TYPE[type];
  return type === "text" ? of("in", "is one of") : (first ?? of("eq", "is"));
}

/** The values that fit another comparison: kept where they can be, one or two empty ones where it needs them. */
export function valuesFor(op: Operator, type: SaidType, values: readonly TypedValue[]): TypedValue[] {
  if (op === "exists") return [];
  const meant = (text: string): TypedValue => ({ type: valueType(op, type, text), text });
  const kept = values.map(({ text }) => text).filter((text) => text.trim() !== "");
  if (op === "between") return [meant(kept[0] ?? ""), meant(kept[1] ?? "")];
  if (op === "in" || op === "not_in" || op.endsWith("_any")) return kept.map(meant);
  return [meant(kept[0] ?? "")];
}

/** What a typed value is meant as: a number only where numbers are compared, or the attribute holds them. */
export function valueType(op: Operator, type: SaidType, text: string): TypedValue["type"] {
  if (op.endsWith("_any")) return "text";
  if (["gt", "gte", "lt", "lte", "between"].includes(op)) return "number";
  if (type === "yes_no") return text === "yes" || text === "no" || text === "" ? "yes_no" : "text";
  return type === "number" && Number.isFinite(Number(text)) ? "number" : "text";
}

function isSame(one: Pick<OperatorChoice, "op" | "negated">, other: Pick<OperatorChoice, "op" | "negated">): boolean {
  return one.op === other.op && one.negated === other.negated;
}
