import fc from "fast-check";
import { describe as group, expect, test } from "vitest";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf } from "#app/domain/playbook/attributes.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import { decidingLeaves } from "#app/domain/playbook/explain.ts";
import { missingAttributes } from "#app/domain/playbook/missing.ts";
import type { AttributeRule, EventRule, Rule, Scalar, Truth } from "#app/domain/playbook/rule.ts";
import { ATTRIBUTES, aLead, anyValue, aRule, NOW } from "#tests/content/arbitraries.ts";
import { type Fault, secondEvaluator } from "#tests/content/second-evaluator.ts";
import { readSentence } from "#tests/content/sentence-reader.ts";

type Evaluate = (rule: Rule, lead: LeadFacts, at: number) => Truth;
type Deciding = (rule: Rule, lead: LeadFacts, at: number) => (AttributeRule | EventRule)[];

const RUNS = { numRuns: 2_000, seed: 20_261_121 };
const aPath = fc.constantFrom(...ATTRIBUTES);

/** Each law takes what it is about, so that a mutant can be held against the same law. */
const LAWS = {
  "negating twice changes nothing": (over: Evaluate) =>
    fc.property(aRule, aLead, (rule, lead) => over({ not: { not: rule } }, lead, NOW) === over(rule, lead, NOW)),

  "not all is any not, and not any is all not": (over: Evaluate) =>
    fc.property(fc.array(aRule, { minLength: 1, maxLength: 4 }), aLead, (rules, lead) => {
      const negated = rules.map((not) => ({ not }));
      return (
        over({ not: { all: rules } }, lead, NOW) === over({ any: negated }, lead, NOW) &&
        over({ not: { any: rules } }, lead, NOW) === over({ all: negated }, lead, NOW)
      );
    }),

  "the value of a missing attribute never takes an answer back": (over: Evaluate) =>
    fc.property(aRule, aLead, aPath, anyValue, (rule, lead, path, value) => {
      fc.pre(attributeOf(lead, path) === undefined && !asksWhether(rule, path));
      const before = over(rule, lead, NOW);
      return before === "unknown" || over(rule, withFact(lead, path, value), NOW) === before;
    }),

  "the missing data of an event never takes an answer back": (over: Evaluate) =>
    fc.property(aRule, aLead, anyValue, (rule, lead, minutes) => {
      const before = over(rule, lead, NOW);
      const events = lead.events.map((event) =>
        event.data.minutes === undefined || event.data.minutes === "" ? { ...event, data: { minutes } } : event,
      );
      return before === "unknown" || over(rule, { ...lead, events }, NOW) === before;
    }),

  "a second evaluator, written otherwise, answers the same": (over: Evaluate) =>
    fc.property(aRule, aLead, (rule, lead) => over(rule, lead, NOW) === evaluate(rule, lead, NOW)),
} satisfies Record<string, (over: Evaluate) => fc.IProperty<never> | fc.IProperty<unknown>>;
type Law = keyof typeof LAWS;

const MUTANTS: readonly (readonly [Fault, Law])[] = [
  ["not unknown is met", "negating twice changes nothing"],
  ["all takes unknown for met", "not all is any not, and not any is all not"],
  ["any takes unknown for unmet", "not all is any not, and not any is all not"],
  ["any forgets its last part", "not all is any not, and not any is all not"],
  ["missing is unmet", "the value of a missing attribute never takes an answer back"],
  ["an open condition counts", "the missing data of an event never takes an answer back"],
  ["a window excludes its far end", "a second evaluator, written otherwise, answers the same"],
  ["events to come count", "a second evaluator, written otherwise, answers the same"],
  ["what can't be compared is unmet", "a second evaluator, written otherwise, answers the same"],
];

group("the evaluator", () => {
  test.each(Object.keys(LAWS).filter(isLaw))("%s", (law) => {
    const over = law.startsWith("a second") ? secondEvaluator() : evaluate;
    expect(failureOf(LAWS[law](over))).toBeNull();
  });

  test.each(MUTANTS)("the mutant by which %s is caught: %s", (fault, law) => {
    expect(failureOf(LAWS[law](secondEvaluator(fault)))).not.toBeNull();
  });

  test("what is unknown is settled by the attributes that are named as missing", () => {
    fc.assert(
      fc.property(aRule, aLead, (rule, lead) => {
        const named = missingAttributes(rule, lead, NOW);
        expect(named.length > 0).toBe(evaluate(rule, lead, NOW) === "unknown");
        fc.pre(!named.some((path) => asksWhether(rule, path)));
        const events = lead.events.map((event) =>
          named.includes(`${event.type}.minutes`) ? { ...event, data: { minutes: 3 } } : event,
        );
        const filled = named
          .filter((path) => !path.endsWith(".minutes"))
          .reduce<LeadFacts>((facts, path) => withFact(facts, path, NUMERIC.test(path) ? 3 : "true"), {
            ...lead,
            events,
          });
        expect(evaluate(rule, filled, NOW)).not.toBe("unknown");
      }),
      RUNS,
    );
  });
});

const NUMERIC = /employees|amount|lines/;

group("the words", () => {
  const agree = (words: (rule: Rule) => string) =>
    fc.property(aRule, aLead, (rule, lead) => readSentence(words(rule), lead, NOW) === evaluate(rule, lead, NOW));

  test("a lead held against a rule's description alone stands as the rule says", () => {
    expect(failureOf(agree(describe))).toBeNull();
  });

  test.each<[string, (words: string) => string]>([
    ["says or for and", (words) => words.replaceAll(", and ", ", or ")],
    ["drops a not", (words) => words.replace("not ", "")],
    ["drops the brackets", (words) => words.replace(/\((?!at least|under)([^()]*)\)/g, "$1")],
    ["takes under for over", (words) => words.replace("under", "over")],
    ["forgets the window", (words) => words.replace(/ in the last \d+ days/, "")],
    ["forgets how often", (words) => words.replace(/twice|3 times/, "once")],
  ])("the mutant that %s is caught", (_, spoil) => {
    expect(failureOf(agree((rule) => spoil(describe(rule))))).not.toBeNull();
  });
});

group("the explanation", () => {
  const decides = (deciding: Deciding) =>
    fc.property(aRule, aLead, aLead, (rule, lead, other) => {
      const state = evaluate(rule, lead, NOW);
      if (state === "unknown") return true;
      const leaves = deciding(rule, lead, NOW);
      const named = new Set(leaves.map((leaf) => ("event" in leaf ? leaf.event : leaf.attribute)));
      const facts = ATTRIBUTES.filter((path) => !named.has(path)).reduce<LeadFacts>(
        (mixed, path) => withFact(mixed, path, attributeOf(other, path)),
        lead,
      );
      const events = [
        ...lead.events.filter(({ type }) => named.has(type)),
        ...other.events.filter(({ type }) => !named.has(type)),
      ];
      return evaluate(rule, { ...facts, events }, NOW) === state;
    });

  test("names what decides: whatever else changes, the state stays", () => {
    expect(failureOf(decides(decidingLeaves))).toBeNull();
  });

  test.each<[string, Deciding]>([
    ["names one condition only", (rule, lead, at) => decidingLeaves(rule, lead, at).slice(0, 1)],
    ["leaves events out", (rule, lead, at) => decidingLeaves(rule, lead, at).filter((leaf) => !("event" in leaf))],
  ])("the mutant that %s is caught", (_, deciding) => {
    expect(failureOf(decides(deciding))).not.toBeNull();
  });

  test("names nothing that was asked in vain: every named condition stands as the part that decides", () => {
    const rule: Rule = {
      any: [
        { attribute: "deal.amount", op: "gte", value: 5 },
        { event: "demo_requested", atLeast: 1 },
      ],
    };
    const lead: LeadFacts = { contact: {}, company: {}, deal: { amount: 6 }, source: {}, attributes: {}, events: [] };
    expect(decidingLeaves(rule, lead, NOW)).toEqual([rule.any[0]]);
  });
});

function failureOf(property: fc.IRawProperty<unknown>): string | null {
  const details = fc.check(property, RUNS);
  if (details instanceof Promise) throw new Error("a law does not wait");
  return details.failed ? JSON.stringify(details.counterexample) : null;
}

function isLaw(name: string): name is Law {
  return name in LAWS;
}

function asksWhether(rule: Rule, path: string): boolean {
  if ("event" in rule) return false;
  if ("not" in rule) return asksWhether(rule.not, path);
  if ("attribute" in rule) return rule.op === "exists" && rule.attribute === path;
  return ("all" in rule ? rule.all : rule.any).some((part) => asksWhether(part, path));
}

function withFact(lead: LeadFacts, path: string, value: Scalar | readonly Scalar[] | undefined): LeadFacts {
  const [part = "", key = ""] = path.split(".");
  return { ...lead, [part]: { ...Reflect.get(lead, part), [key]: value } };
}
