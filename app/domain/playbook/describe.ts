import { assertNever } from "#app/domain/assert-never.ts";
import { attributeLabel } from "#app/domain/playbook/attributes.ts";
import { durationInWords } from "#app/domain/playbook/duration.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";
import { joinWords, numberInWords, scalarInWords, timesInWords } from "#app/domain/playbook/words.ts";

/**
 * A rule in plain English, for every rule there can be: "company employees between 50 and 1,000", "asked for a demo at
 * least once in the last 14 days".
 */
export function describe(rule: Rule): string {
  return describeRule(rule, attributeLabel, false);
}

type Label = (path: string) => string;

function describeRule(rule: Rule, label: Label, negated: boolean): string {
  if ("not" in rule) return describeRule(rule.not, label, !negated);
  if ("attribute" in rule) return describeAttribute(rule, label(rule.attribute), negated);
  if ("event" in rule) return describeEvent(rule, negated);
  const all = "all" in rule;
  const parts = all ? rule.all : rule.any;
  const [only] = parts;
  if (only && parts.length === 1) return describeRule(only, label, negated);
  // De Morgan: not all of them is "one of them not", and not any of them is "none of them".
  const conjunction = all === negated ? "or" : "and";
  return parts.map((part) => bracketed(part, describeRule(part, label, negated))).join(`, ${conjunction} `);
}

function bracketed(part: Rule, words: string): string {
  if ("not" in part) return bracketed(part.not, words);
  const inner = "all" in part ? part.all : "any" in part ? part.any : [];
  const [only] = inner;
  if (only && inner.length === 1) return bracketed(only, words);
  return inner.length > 1 ? `(${words})` : words;
}

function describeAttribute({ attribute: path, op, value }: AttributeRule, label: string, negated: boolean): string {
  const values = (value === undefined ? [] : typeof value === "object" ? value : [value]).map(scalarInWords);
  const [first = "nothing", second = "nothing"] = values;
  const list = joinWords(values, "or");
  const no = negated ? "not " : "";
  // Of several numbers one may be over a bound and another not: there, "not at least 5" is not "under 5".
  const opposed = negated && !mayBeSeveral(path);
  switch (op) {
    case "eq":
      return isYesNo(value)
        ? describeYesNo(label, (value === true) !== negated)
        : `${label} ${negated ? "other than " : "of "}${first}`;
    case "neq":
      return isYesNo(value)
        ? describeYesNo(label, (value === true) === negated)
        : `${label} ${negated ? "of " : "other than "}${first}`;
    case "in":
      return `${label} ${negated ? "none of" : "one of"} ${list}`;
    case "not_in":
      return `${label} ${negated ? "one of" : "none of"} ${list}`;
    case "gt":
      return `${label} ${no}over ${first}`;
    case "gte":
      return opposed ? `${label} under ${first}` : `${label} ${negated ? "not" : "of"} at least ${first}`;
    case "lt":
      return opposed ? `${label} of at least ${first}` : `${label} ${no}under ${first}`;
    case "lte":
      return opposed ? `${label} over ${first}` : `${label} ${negated ? "not" : "of"} at most ${first}`;
    case "between":
      return `${label} ${no}between ${first} and ${second}`;
    case "contains_any":
      return `${label} ${negated ? "without" : "with"} ${list} in it`;
    case "starts_with_any":
      return `${label} ${no}starting with ${list}`;
    case "ends_with_any":
      return `${label} ${no}ending in ${list}`;
    case "exists":
      return `${label} ${negated ? "unknown" : "known"}`;
    default:
      return assertNever(op);
  }
}

function describeEvent({ event, withinMs, atLeast, where }: EventRule, negated: boolean): string {
  const span = withinMs === undefined ? "" : ` in the last ${inLast(withinMs)}`;
  const condition = where ? ` (${describeData(where)})` : "";
  const phrase = `${eventPhrase(event)}${condition}`;
  if (!negated) return `${phrase} at least ${timesInWords(atLeast)}${span}`;
  return atLeast === 1 ? `not ${phrase}${span}` : `${phrase} fewer than ${atLeast} times${span}`;
}

/** Data is named after its number: "at least 10 minutes", where an attribute is "employees of at least 10". */
function describeData(where: Rule): string {
  if (!("attribute" in where) || typeof where.value !== "number") return describeRule(where, attributeLabel, false);
  const words = { gte: "at least", gt: "over", lte: "at most", lt: "under" };
  const { op } = where;
  if (op !== "gte" && op !== "gt" && op !== "lte" && op !== "lt") return describeRule(where, attributeLabel, false);
  return `${words[op]} ${numberInWords(where.value)} ${attributeLabel(where.attribute)}`;
}

function inLast(ms: number): string {
  return durationInWords(ms).replace(/^1 /, "");
}

/** An organisation's own attributes and the data of events may be lists. */
function mayBeSeveral(path: string): boolean {
  return path.startsWith("attributes.") || !path.includes(".");
}

function isYesNo(value: AttributeRule["value"]): value is boolean {
  return typeof value === "boolean";
}

function describeYesNo(label: string, yes: boolean): string {
  return `${label}: ${yes ? "yes" : "no"}`;
}
