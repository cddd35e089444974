/** A condition over a lead's attributes and events; evaluates to met, unmet or unknown, never to "false by accident". */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | AttributeRule
  | EventRule;

export interface AttributeRule {
  /** A path into the lead: `contact.*`, `company.*`, `deal.amount`, `source.*`, `attributes.*`. */
  readonly attribute: string;
  readonly op: Operator;
  /** Absent only for `exists`. */
  readonly value?: RuleValue;
}

export interface EventRule {
  readonly event: string;
  /** How far back from the evaluation instant an event counts, milliseconds; absent: for ever. */
  readonly withinMs?: number;
  /** How many such events are wanted; 1 unless told. */
  readonly atLeast: number;
  /** A condition over one event's data; attribute paths are the data's keys (`minutes`, `asset`). */
  readonly where?: Rule;
}

export const OPERATORS = [
  "eq",
  "neq",
  "in",
  "not_in",
  "gt",
  "gte",
  "lt",
  "lte",
  "between",
  "contains_any",
  "starts_with_any",
  "ends_with_any",
  "exists",
] as const;
export type Operator = (typeof OPERATORS)[number];

export type Scalar = string | number | boolean;
export type RuleValue = Scalar | readonly Scalar[];

export type Truth = "met" | "unmet" | "unknown";
