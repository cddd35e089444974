import { formatDuration, parseDuration } from "#app/domain/playbook/duration.ts";
import type { AttributeRule, EventRule, Operator, Rule, Scalar } from "#app/domain/playbook/rule.ts";

/** A rule while somebody edits it: every part has an id, every value is as typed, and nothing has to be finished. */
export type EditorNode = GroupNode | AttributeNode | EventNode;

export interface GroupNode {
  readonly id: string;
  readonly kind: "group";
  readonly join: Join;
  /** A group around one part that the rule itself does not have. */
  readonly bare: boolean;
  readonly parts: readonly EditorNode[];
}
export type Join = "all" | "any" | "none";

export interface AttributeNode {
  readonly id: string;
  readonly kind: "attribute";
  readonly path: string;
  readonly op: Operator;
  readonly negated: boolean;
  readonly values: readonly TypedValue[];
}
/** A value as typed, and what it is meant as. */
export interface TypedValue {
  readonly type: "number" | "text" | "yes_no";
  readonly text: string;
}

export interface EventNode {
  readonly id: string;
  readonly kind: "event";
  readonly type: string;
  readonly negated: boolean;
  /** How many units back it counts; an empty amount: for ever. */
  readonly amount: string;
  readonly unit: DurationUnit;
  readonly times: string;
  /** Conditions on the data of each single event. */
  readonly where: GroupNode | null;
}
export type DurationUnit = "d" | "h" | "m" | "s";

/** Gives every node an id of its own. */
export type NextId = () => string;

/** A rule as a tree to edit; its root is always a group, which a rule of one condition merely shows. */
export function treeOf(rule: Rule | null, nextId: NextId): GroupNode {
  if (rule === null) return { id: nextId(), kind: "group", join: "all", bare: true, parts: [] };
  const node = nodeOf(rule, nextId);
  return node.kind === "group" ? node : { id: nextId(), kind: "group", join: "all", bare: true, parts: [node] };
}

/** The rule that a tree says; null while a part of it is unfinished. The inverse of `treeOf`. */
export function ruleOf(node: EditorNode): Rule | null {
  if (node.kind === "attribute") return negatedIf(node.negated, attributeRule(node));
  if (node.kind === "event") return negatedIf(node.negated, eventRule(node));
  const parts = node.parts.map(ruleOf).filter((part) => part !== null);
  const [first] = parts;
  if (first === undefined || parts.length < node.parts.length) return null;
  if (node.bare && parts.length === 1 && node.join !== "none") return first;
  if (node.join !== "none") return node.join === "all" ? { all: parts } : { any: parts };
  return { not: turnsOnePart(node) ? first : { any: parts } };
}

function nodeOf(rule: Rule, nextId: NextId): EditorNode {
  if ("attribute" in rule) return attributeNode(rule, nextId);
  if ("event" in rule) return eventNode(rule, nextId);
  if ("not" in rule) return notNode(rule.not, nextId);
  const [join, parts] = "all" in rule ? (["all", rule.all] as const) : (["any", rule.any] as const);
  return { id: nextId(), kind: "group", join, bare: false, parts: parts.map((part) => nodeOf(part, nextId)) };
}

/** A condition turned round is one condition; a group turned round is "none of these". */
function notNode(inner: Rule, nextId: NextId): EditorNode {
  const id = nextId();
  const node = nodeOf(inner, nextId);
  if (node.kind !== "group" && !node.negated) return { ...node, negated: true };
  const none: GroupNode = { id, kind: "group", join: "none", bare: false, parts: [node] };
  if (node.kind !== "group" || node.join !== "any") return none;
  const opened: GroupNode = { ...none, parts: node.parts };
  return turnsOnePart(opened) ? none : opened;
}

/** "None of these" over one group, or over one condition that is turned round itself, turns just that. */
function turnsOnePart({ parts }: GroupNode): boolean {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && (only.kind === "group" || only.negated);
}

function attributeNode({ attribute, op, value }: AttributeRule, nextId: NextId): AttributeNode {
  const values = value === undefined ? [] : typeof value === "object" ? value : [value];
  return { id: nextId(), kind: "attribute", path: attribute, op, negated: false, values: values.map(typedValue) };
}

function eventNode({ event, withinMs, atLeast, where }: EventRule, nextId: NextId): EventNode {
  const written = withinMs === undefined ? "d" : formatDuration(withinMs);
  return {
    id: nextId(),
    kind: "event",
    type: event,
    negated: false,
    amount: written.slice(0, -1),
    unit: unitOf(written.slice(-1)),
    times: String(atLeast),
    where: where ? treeOf(where, nextId) : null,
  };
}

function attributeRule({ path, op, values }: AttributeNode): AttributeRule | null {
  if (path === "") return null;
  if (op === "exists") return { attribute: path, op };
  const scalars = values.map(scalarOf).filter((value) => value !== null);
  const [first, second] = scalars;
  // An empty line of a list is no value; an empty or unreadable one anywhere else is one that is still to come.
  const wanted = isListOperator(op) ? values.filter(({ text }) => text.trim() !== "") : values;
  if (first === undefined || scalars.length < wanted.length) return null;
  if (op === "between") {
    const isRange = typeof first === "number" && typeof second === "number" && first <= second && values.length === 2;
    return isRange ? { attribute: path, op, value: scalars } : null;
  }
  if (isListOperator(op)) {
    const fits = op === "in" || op === "not_in" || scalars.every((value) => typeof value === "string");
    return fits ? { attribute: path, op, value: scalars } : null;
  }
  if (op === "eq" || op === "neq") return { attribute: path, op, value: first };
  return typeof first === "number" ? { attribute: path, op, value: first } : null;
}

function eventRule({ type, amount, unit, times, where }: EventNode): EventRule | null {
  const atLeast = /^[0-9]{1,4}$/.test(times.trim()) ? Number(times) : 0;
  const withinMs = amount.trim() === "" ? undefined : parseDuration(`${amount.trim()}${unit}`);
  const condition = where ? ruleOf(where) : undefined;
  if (!/^[A-Za-z0-9_.:-]+$/.test(type) || atLeast < 1 || atLeast > 1000) return null;
  if (withinMs === null || condition === null) return null;
  return {
    event: type,
    atLeast,
    ...(withinMs !== undefined && { withinMs }),
    ...(condition !== undefined && { where: condition }),
  };
}

export function typedValue(value: Scalar): TypedValue {
  if (typeof value === "boolean") return { type: "yes_no", text: value ? "yes" : "no" };
  return { type: typeof value === "number" ? "number" : "text", text: String(value) };
}

/** What a typed value says; null for nothing, and for a number that is none. */
export function scalarOf({ type, text }: TypedValue): Scalar | null {
  if (text.trim() === "") return null;
  if (type === "yes_no") return text === "yes" ? true : text === "no" ? false : null;
  if (type === "text") return text;
  const number = Number(text.trim());
  return Number.isFinite(number) ? number : null;
}

/** Operators whose value is a list of any length. */
export function isListOperator(op: Operator): boolean {
  return op === "in" || op === "not_in" || op.endsWith("_any");
}

function negatedIf(negated: boolean, rule: Rule | null): Rule | null {
  return rule !== null && negated ? { not: rule } : rule;
}

function unitOf(letter: string): DurationUnit {
  return letter === "h" || letter === "m" || letter === "s" ? letter : "d";
}
