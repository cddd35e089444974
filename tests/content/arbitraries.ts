import fc from "fast-check";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";
import { DAY_MS } from "#app/domain/time.ts";

export const NOW = Date.UTC(2026, 0, 5, 9);

/** A small world, so that rules and leads meet often. */
export const ATTRIBUTES = [
  "company.employees",
  "deal.amount",
  "attributes.lines",
  "contact.title",
  "company.country",
  "attributes.tags",
] as const;
const numberPath = fc.constantFrom("company.employees", "deal.amount", "attributes.lines");
const textPath = fc.constantFrom("contact.title", "company.country", "attributes.tags");
const number = fc.integer({ min: 0, max: 6 });
const text = fc.constantFrom("a", "b", "ab", "De", "DE", "7", "true");
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
const phrases = fc.uniqueArray(fc.constantFrom("a", "b", "ab", "de", "bd", "7"), { minLength: 1, maxLength: 3 });

const attributeRule: fc.Arbitrary<AttributeRule> = fc.oneof(
  fc.record({ attribute: numberPath, op: fc.constantFrom("gt", "gte", "lt", "lte", "eq", "neq"), value: number }),
  fc
    .tuple(numberPath, number, number)
    .map(([attribute, a, b]) => ({ attribute, op: "between" as const, value: [Math.min(a, b), Math.max(a, b)] })),
  fc.record({
    attribute: textPath,
    op: fc.constantFrom("in", "not_in", "starts_with_any", "ends_with_any"),
    value: texts,
  }),
  fc.record({ attribute: textPath, op: fc.constant("contains_any" as const), value: phrases }),
  fc.record({ attribute: textPath, op: fc.constantFrom("eq", "neq"), value: fc.oneof(text, fc.boolean()) }),
);

const existsRule: fc.Arbitrary<AttributeRule> = fc.record({
  attribute: fc.oneof(numberPath, textPath),
  op: fc.constant("exists" as const),
});

const dataRule: fc.Arbitrary<Rule> = fc.record({
  attribute: fc.constant("minutes"),
  op: fc.constantFrom("gte", "lt"),
  value: number,
});

const eventRule: fc.Arbitrary<EventRule> = fc.record(
  {
    event: fc.constantFrom("demo_requested", "page_viewed"),
    withinMs: fc.integer({ min: 1, max: 9 }).map((days) => days * DAY_MS),
    atLeast: fc.integer({ min: 1, max: 3 }),
    where: dataRule,
  },
  { requiredKeys: ["event", "atLeast"] },
);

function rulesOver(leaf: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> {
  return fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("rule") }),
    ),
  })).rule;
}

/** Any rule of the format. */
export const aRule: fc.Arbitrary<Rule> = rulesOver(fc.oneof(attributeRule, eventRule, existsRule));

/** What a lead of that world may say anywhere: also blanks, and text where a number belongs. */
export const anyValue = fc.oneof(number, text, fc.boolean(), fc.constant(""), number.map(String));
const maybe = fc.option(anyValue, { nil: undefined });

/** A lead of that world, with things missing, of the wrong type, and in the future. */
export const aLead: fc.Arbitrary<LeadFacts> = fc.record({
  contact: fc.record({ title: maybe }),
  company: fc.record({ employees: maybe, country: maybe }),
  deal: fc.record({ amount: maybe }),
  source: fc.constant({}),
  attributes: fc.record({
    lines: fc.oneof(maybe, fc.array(number, { maxLength: 3 })),
    tags: fc.option(fc.array(fc.oneof(text, fc.constant("a b")), { maxLength: 3 }), { nil: undefined }),
  }),
  events: fc.array(
    fc.record({
      type: fc.constantFrom("demo_requested", "page_viewed", "other"),
      at: fc.integer({ min: -10, max: 2 }).map((days) => NOW + days * DAY_MS),
      data: fc.record({ minutes: maybe }),
    }),
    { maxLength: 4 },
  ),
});
