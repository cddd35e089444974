import { z } from "zod";

import { ATTRIBUTE_PATHS, isAttributePath } from "#app/domain/playbook/attributes.ts";
import { Duration, EventType, list, mapping, oneOf, whole } from "#app/domain/playbook/format/fields.schema.ts";
import { hasKey, pickSchema } from "#app/domain/playbook/format/issues.ts";
import { OPERATORS } from "#app/domain/playbook/rule.ts";
import type { AttributeRule, EventRule, Operator, Rule, RuleValue, Scalar } from "#app/domain/playbook/rule.ts";

/** Where a rule stands: over a lead, or over the data of one event. */
type Scope = "lead" | "event";

/** Deeper rules are unreadable, and a bound keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 8;

/** The schema of a rule over a lead. */
export const RuleOverLead: z.ZodType<Rule> = ruleSchema("lead", 1);

function ruleSchema(scope: Scope, depth: number): z.ZodType<Rule> {
  return pickSchema<Rule>((value) => {
    if (depth > MAX_DEPTH) return `a rule nested at most ${MAX_DEPTH} levels deep`;
    if (hasKey(value, "all")) return mapping({ all: list(ruleSchema(scope, depth + 1), 1) });
    if (hasKey(value, "any")) return mapping({ any: list(ruleSchema(scope, depth + 1), 1) });
    if (hasKey(value, "not")) return mapping({ not: ruleSchema(scope, depth + 1) });
    if (hasKey(value, "attribute")) return attributeSchema(scope);
    if (hasKey(value, "event")) return scope === "lead" ? eventSchema(depth) : "a condition on the data of one event";
    return "a rule: all, any, not, attribute (with op and value) or event";
  });
}

function attributeSchema(scope: Scope): z.ZodType<AttributeRule> {
  return mapping({
    attribute: scope === "lead" ? leadPath : dataPath,
    op: oneOf(OPERATORS),
    value: z.unknown().optional(),
  }).transform(({ attribute, op, value }, context): AttributeRule => {
    const checked = checkValue(op, value);
    if (checked.kind === "ok") return { attribute, op, ...(checked.value !== undefined && { value: checked.value }) };
    context.addIssue({ code: "custom", path: ["value"], message: checked.expected });
    return z.NEVER;
  });
}

const PATH = `an attribute: ${ATTRIBUTE_PATHS}`;
const leadPath = z.string(PATH).refine(isAttributePath, PATH);

const DATA_PATH = "a key of the event's data, such as minutes";
const dataPath = z
  .string(DATA_PATH)
  .regex(/^(data\.)?[A-Za-z0-9_-]+$/, DATA_PATH)
  .transform((path) => path.replace(/^data\./, ""));

function eventSchema(depth: number): z.ZodType<EventRule> {
  return mapping({
    event: EventType,
    within: Duration.exactOptional(),
    at_least: whole(1, 1000).default(1),
    where: ruleSchema("event", depth + 1).exactOptional(),
  }).transform(({ event, within, at_least, where }) => ({
    event,
    atLeast: at_least,
    ...(within !== undefined && { withinMs: within }),
    ...(where !== undefined && { where }),
  }));
}

type Checked = { kind: "ok"; value?: RuleValue } | { kind: "wrong"; expected: string };

function checkValue(op: Operator, value: unknown): Checked {
  switch (op) {
    case "exists":
      return value === undefined ? { kind: "ok" } : { kind: "wrong", expected: "no value: exists takes none" };
    case "eq":
    case "neq":
      return isScalar(value)
        ? { kind: "ok", value }
        : { kind: "wrong", expected: `text, a number or true/false for ${op}` };
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return isNumber(value) ? { kind: "ok", value } : { kind: "wrong", expected: `a number for ${op}` };
    case "between":
      return checkRange(value);
    case "in":
    case "not_in":
      return checkList(value, isScalar, `a list of values for ${op}`);
    case "contains_any":
    case "starts_with_any":
    case "ends_with_any":
      return checkList(value, isText, `a list of texts for ${op}`);
  }
}

function checkRange(value: unknown): Checked {
  const expected = "two numbers for between, the lower one first";
  if (!Array.isArray(value) || value.length !== 2) return { kind: "wrong", expected };
  const [low, high]: unknown[] = value;
  return isNumber(low) && isNumber(high) && low <= high
    ? { kind: "ok", value: [low, high] }
    : { kind: "wrong", expected };
}

function checkList(value: unknown, isWanted: (item: unknown) => item is Scalar, expected: string): Checked {
  if (!Array.isArray(value) || value.length === 0) return { kind: "wrong", expected };
  const items: unknown[] = value;
  return items.every(isWanted) ? { kind: "ok", value: items } : { kind: "wrong", expected };
}

function isScalar(value: unknown): value is Scalar {
  return isText(value) || isNumber(value) || typeof value === "boolean";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
