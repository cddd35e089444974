import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeReader, dataReader } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { comparison } from "#app/domain/playbook/compare.ts";
import type { EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";
import { not } from "#app/domain/playbook/truth.ts";

/** A rule made ready for many leads. `at`: epoch milliseconds. */
export type CompiledRule = (lead: LeadFacts, at: number) => Truth;
type CompiledData = (event: LeadEvent, at: number) => Truth;

/**
 * The evaluator of rules, the only one: paths are split, texts lowered and lists indexed once per rule instead of once
 * per lead. Rules are values that nobody changes, so a rule seen before is not compiled again.
 */
export function compileRule(rule: Rule): CompiledRule {
  const known = compiledRules.get(rule);
  if (known) return known;
  const compiled = "event" in rule ? compileEvents(rule) : combine(rule, compileRule, attributeReader);
  compiledRules.set(rule, compiled);
  return compiled;
}

/** The same for a condition on the data of one event. */
export function compileData(rule: Rule): CompiledData {
  const known = compiledData.get(rule);
  if (known) return known;
  // The file format allows no event within an event; as a value it can only be unknown.
  const compiled: CompiledData = "event" in rule ? () => "unknown" : combine(rule, compileData, dataReader);
  compiledData.set(rule, compiled);
  return compiled;
}

const compiledRules = new WeakMap<Rule, CompiledRule>();
const compiledData = new WeakMap<Rule, CompiledData>();

function combine<Subject>(
  rule: Exclude<Rule, EventRule>,
  compile: (rule: Rule) => (subject: Subject, at: number) => Truth,
  reader: (path: string) => (subject: Subject) => AttributeValue | undefined,
): (subject: Subject, at: number) => Truth {
  if ("all" in rule) return settledBy("unmet", rule.all.map(compile), "met");
  if ("any" in rule) return settledBy("met", rule.any.map(compile), "unmet");
  if ("not" in rule) {
    const inner = compile(rule.not);
    return (subject, at) => not(inner(subject, at));
  }
  const read = reader(rule.attribute);
  const compare = comparison(rule);
  return (subject) => compare(read(subject));
}

/** Kleene's `all` and `any`: one part settles it; else one unknown part leaves it open; else it is what is left. */
function settledBy<Subject>(
  settling: Truth,
  parts: readonly ((subject: Subject, at: number) => Truth)[],
  otherwise: Truth,
): (subject: Subject, at: number) => Truth {
  return (subject, at) => {
    let state = otherwise;
    for (const part of parts) {
      const one = part(subject, at);
      if (one === settling) return settling;
      if (one === "unknown") state = "unknown";
    }
    return state;
  };
}

function compileEvents({ event: type, withinMs, atLeast, where }: EventRule): CompiledRule {
  const condition = where ? compileData(where) : null;
  return ({ events }, at) => {
    const from = withinMs === undefined ? -Infinity : at - withinMs;
    let certain = 0;
    let possible = 0;
    for (const event of events) {
      if (event.type !== type || event.at > at || event.at < from) continue;
      const state = condition === null ? "met" : condition(event, at);
      if (state === "met") certain += 1;
      if (state !== "unmet") possible += 1;
    }
    if (certain >= atLeast) return "met";
    return possible >= atLeast ? "unknown" : "unmet";
  };
}
