import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { tallyRule } from "#app/domain/playbook/rule-preview.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { aLead, aRule, NOW } from "#tests/content/arbitraries.ts";

const size: Rule = { attribute: "company.employees", op: "between", value: [50, 1000] };
const demo: Rule = { event: "demo_requested", withinMs: 14 * DAY_MS, atLeast: 1 };
const lead = (employees: number | undefined, events: LeadFacts["events"] = []) => ({
  at: NOW,
  facts: { contact: {}, company: { employees }, deal: {}, source: {}, attributes: {}, events },
});

describe("a rule held against real leads", () => {
  test("says how many meet it, what is missing in how many, and who stands nearest the edge", () => {
    const employees = [undefined, 5, 30, 49, 44, 50, 700, 990, 2000, undefined];
    const tally = tallyRule(
      size,
      employees.map((of) => lead(of)),
    );
    expect(tally).toMatchObject({ leads: 10, met: 3, unmet: 5, unknown: 2 });
    expect(tally.missing).toEqual([{ attribute: "company.employees", leads: 2 }]);
    expect(tally.justIn.map(({ evidence }) => evidence)).toEqual(["50 employees", "990 employees", "700 employees"]);
    expect(tally.justOut.map(({ evidence }) => evidence)).toEqual([
      "49 employees, 1 under",
      "44 employees, 6 under",
      "30 employees, 20 under",
    ]);
  });

  test("twice the bound stands nearer than ten times, in whatever order the leads came", () => {
    const atLeast50: Rule = { attribute: "company.employees", op: "gte", value: 50 };
    const tally = tallyRule(
      atLeast50,
      [560, 60, 1900, 115].map((of) => lead(of)),
    );
    expect(tally.justIn.map(({ evidence }) => evidence)).toEqual(["60 employees", "115 employees", "560 employees"]);
  });

  test("each lead stands as of what it did last", () => {
    const asked = lead(10, [{ type: "demo_requested", at: NOW + 20 * DAY_MS, data: {} }]);
    const gone = lead(10, [
      { type: "demo_requested", at: NOW, data: {} },
      { type: "page_viewed", at: NOW + 20 * DAY_MS, data: {} },
    ]);
    expect(tallyRule(demo, [asked, gone])).toMatchObject({ met: 1, unmet: 1 });
    expect(tallyRule(demo, [asked, gone]).justOut[0]?.evidence).toBe("asked for a demo 20 days ago, 6 days too old");
  });

  test("one thing off stands nearer than two", () => {
    const both: Rule = { all: [size, demo] };
    const far = lead(49);
    const near = lead(30, [{ type: "demo_requested", at: NOW, data: {} }]);
    expect(tallyRule(both, [far, near]).justOut[0]?.lead).toBe(near);
  });

  test("every lead counts once", () => {
    fc.assert(
      fc.property(aRule, fc.array(aLead, { maxLength: 6 }), (rule, leads) => {
        const tally = tallyRule(
          rule,
          leads.map((facts) => ({ facts, at: NOW })),
        );
        expect(tally.met + tally.unmet + tally.unknown).toBe(leads.length);
        expect(tally.missing.length > 0).toBe(tally.unknown > 0);
        expect(tally.justIn).toHaveLength(Math.min(3, tally.met));
      }),
    );
  });
});
