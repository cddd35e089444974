import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";
import { type Degree, least, most, opposite, plainFact, plainly } from "#tests/content/plain-comparison.ts";

/** Ways to get rules wrong: with one of them the second evaluator is a mutant. */
export type Fault =
  | "missing is unmet"
  | "not unknown is met"
  | "all takes unknown for met"
  | "any takes unknown for unmet"
  | "any forgets its last part"
  | "a window excludes its far end"
  | "events to come count"
  | "an open condition counts"
  | "what can't be compared is unmet";

/** Rules evaluated a second time, by other code; agrees with the product's evaluator unless a fault is asked for. */
export function secondEvaluator(fault?: Fault): (rule: Rule, lead: LeadFacts, at: number) => Truth {
  const has = (one: Fault) => one === fault;
  return (rule, lead, at) => TRUTH[degreeOf(rule, lead, at)];

  function degreeOf(rule: Rule, lead: LeadFacts, at: number): Degree {
    if ("event" in rule) return counted(rule, lead, at);
    return combined(
      rule,
      (path) => plainFact(lead, path),
      (inner) => degreeOf(inner, lead, at),
    );
  }

  function combined(
    rule: Exclude<Rule, EventRule>,
    look: (path: string) => unknown,
    inner: (rule: Rule) => Degree,
  ): Degree {
    if ("not" in rule) {
      const degree = inner(rule.not);
      return degree === 0.5 && has("not unknown is met") ? 1 : opposite(degree);
    }
    if ("all" in rule) {
      return least(
        rule.all.map(inner).map((degree) => (degree === 0.5 && has("all takes unknown for met") ? 1 : degree)),
      );
    }
    if ("any" in rule) {
      const parts = has("any forgets its last part") && rule.any.length > 1 ? rule.any.slice(0, -1) : rule.any;
      return most(
        parts.map(inner).map((degree) => (degree === 0.5 && has("any takes unknown for unmet") ? 0 : degree)),
      );
    }
    const said = look(rule.attribute);
    const wanted = rule.value === undefined ? [] : typeof rule.value === "object" ? rule.value : [rule.value];
    const degree = plainly(said, rule.op, wanted);
    if (degree !== 0.5) return degree;
    const missing = said === undefined || said === "";
    return has(missing ? "missing is unmet" : "what can't be compared is unmet") ? 0 : degree;
  }

  function counted({ event, withinMs = Infinity, atLeast, where }: EventRule, lead: LeadFacts, at: number): Degree {
    const inTime = lead.events.filter((one) => {
      const age = at - one.at;
      if (one.type !== event || (age < 0 && !has("events to come count"))) return false;
      return has("a window excludes its far end") ? age < withinMs : age <= withinMs;
    });
    const degrees = inTime.map(({ data }) => (where ? ofData(where, data) : 1));
    const sure = degrees.filter((degree) => degree === 1 || (degree === 0.5 && has("an open condition counts"))).length;
    if (sure >= atLeast) return 1;
    return degrees.filter((degree) => degree > 0).length >= atLeast ? 0.5 : 0;
  }

  function ofData(where: Rule, data: Readonly<Record<string, unknown>>): Degree {
    if ("event" in where) return 0.5;
    return combined(
      where,
      (key) => data[key],
      (inner) => ofData(inner, data),
    );
  }
}

const TRUTH = { 0: "unmet", 0.5: "unknown", 1: "met" } as const;
