import fc from "fast-check";
import { describe as group, expect, test } from "vitest";

import { describe } from "#app/domain/playbook/describe.ts";
import { evidenceFor, explain } from "#app/domain/playbook/explain.ts";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { EventRule, Rule } from "#app/domain/playbook/rule.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";
import { aLead, aRule, NOW } from "#tests/content/arbitraries.ts";

const size: Rule = { attribute: "company.employees", op: "between", value: [50, 1000] };
const minutes: Rule = { attribute: "minutes", op: "gte", value: 10 };
const demo: EventRule = { event: "demo_requested", withinMs: 14 * DAY_MS, atLeast: 1 };

group("a rule in words", () => {
  test.each<[Rule, string]>([
    [size, "company employees between 50 and 1,000"],
    [{ not: size }, "company employees not between 50 and 1,000"],
    [demo, "asked for a demo at least once in the last 14 days"],
    [{ not: demo }, "not asked for a demo in the last 14 days"],
    [{ event: "page_viewed", withinMs: HOUR_MS, atLeast: 3 }, "viewed a page at least 3 times in the last hour"],
    [{ event: "invoiceOpened", atLeast: 2 }, "opened an invoice at least twice"],
    [{ event: "vip", atLeast: 1 }, "done “vip” at least once"],
    [
      { event: "webinar_attended", atLeast: 1, where: { attribute: "minutes", op: "gte", value: 30 } },
      "attended a webinar (at least 30 minutes) at least once",
    ],
    [
      { attribute: "contact.title", op: "contains_any", value: ["student", "intern"] },
      "job title with “student” or “intern” in it",
    ],
    [{ attribute: "deal.amount", op: "gte", value: 50000 }, "deal amount of at least 50,000"],
    [{ attribute: "attributes.budget_confirmed", op: "eq", value: true }, "budget confirmed: yes"],
    [{ attribute: "attributes.budgetConfirmed", op: "neq", value: true }, "budget confirmed: no"],
    [{ attribute: "contact.phone", op: "exists" }, "phone number known"],
    [{ not: { attribute: "deal.amount", op: "gte", value: 5 } }, "deal amount under 5"],
    [{ not: { attribute: "attributes.lines", op: "gte", value: 5 } }, "lines not at least 5"],
    [
      { any: [size, { any: [{ all: [demo, size] }] }] },
      `${describe(size)}, or (${describe(demo)}, and ${describe(size)})`,
    ],
    [{ any: [size, { all: [demo, size] }] }, `${describe(size)}, or (${describe(demo)}, and ${describe(size)})`],
    [
      { not: { any: [size, demo] } },
      "company employees not between 50 and 1,000, and not asked for a demo in the last 14 days",
    ],
  ])("%j", (rule, words) => {
    expect(describe(rule)).toBe(words);
  });

  test("every rule has words, always the same", () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        expect(describe(rule)).toBe(describe(structuredClone(rule)));
        expect(describe(rule)).not.toMatch(/undefined|NaN|\[object/);
        expect(describe(rule).length).toBeGreaterThan(3);
      }),
    );
  });
});

group("a verdict in words", () => {
  const lead = (employees: number | string | undefined, daysAgo?: number, data = {}): LeadFacts => ({
    contact: { title: "Student" },
    company: { employees },
    deal: {},
    source: {},
    attributes: {},
    events: daysAgo === undefined ? [] : [{ type: "demo_requested", at: NOW - daysAgo * DAY_MS, data }],
  });

  test.each<[Rule, LeadFacts, string]>([
    [size, lead(120), "120 employees"],
    [size, lead("49"), "49 employees, 1 under"],
    [size, lead(1200), "1,200 employees, 200 over"],
    [size, lead(undefined), "no company employees known"],
    [demo, lead(1, 3), "asked for a demo once, 3 days ago"],
    [demo, lead(1, 17), "asked for a demo 17 days ago, 3 days too old"],
    [demo, lead(1, 14.01), "asked for a demo 14 days ago, 15 minutes too old"],
    [{ ...demo, atLeast: 3 }, lead(1, 3), "asked for a demo 1 of 3 times, 3 days ago"],
    [{ ...demo, atLeast: 3 }, lead(1, 15), "asked for a demo 0 of 3 times, last 15 days ago, 1 day too old"],
    [
      { ...demo, where: minutes },
      lead(1, 3, { minutes: 8 }),
      "asked for a demo 3 days ago (minutes 8, 2 under), which does not count",
    ],
    [{ ...demo, where: minutes }, lead(1, 3, {}), "asked for a demo 3 days ago (no minutes known)"],
    [demo, lead(1), "never asked for a demo"],
    [{ any: [size, demo] }, lead(120), "120 employees"],
    [{ all: [size, demo] }, lead(49, 3), "49 employees, 1 under"],
    [{ not: { any: [size, demo] } }, lead(49), "49 employees, 1 under; never asked for a demo"],
  ])("%j", (rule, facts, words) => {
    expect(evidenceFor(rule, facts, NOW)).toBe(words);
  });

  test("every criterion with a rule is explained, with what it brought", () => {
    const states = explain(aPlaybook(), lead(120, 3), NOW).map(({ key, state, points, evidence }) => [
      key,
      state,
      points,
      evidence,
    ]);
    expect(states).toEqual([
      ["company-size", "met", 20, "120 employees"],
      ["asked-for-demo", "met", 40, "asked for a demo once, 3 days ago"],
      ["student", "met", 0, "job title “Student”"],
    ]);
  });

  test("any rule over any lead has evidence", () => {
    fc.assert(
      fc.property(aRule, aLead, (rule, facts) => {
        expect(evidenceFor(rule, facts, NOW)).not.toMatch(/^$|undefined|NaN/);
      }),
    );
  });
});
