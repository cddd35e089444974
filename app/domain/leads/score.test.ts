import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";
import { aLead, NOW } from "#tests/content/arbitraries.ts";

const playbook = aPlaybook();
const GOOD: LeadFacts = {
  contact: { title: "Plant manager", email: "ada@example.com" },
  company: { employees: 120 },
  deal: {},
  source: {},
  attributes: {},
  events: [{ type: "demo_requested", at: NOW - DAY_MS, data: {} }],
};

describe("scoring a lead", () => {
  test("a lead that meets what is required and reaches the threshold is qualified", () => {
    expect(scoreLead(playbook, GOOD, NOW)).toEqual({
      score: 60,
      threshold: 60,
      qualified: true,
      intent: "standard",
      criteria: [
        { key: "company-size", state: "met", points: 20 },
        { key: "asked-for-demo", state: "met", points: 40 },
        { key: "student", state: "unmet", points: 0 },
      ],
      missing: [],
    });
  });

  test.each<[what: string, lead: LeadFacts, qualified: boolean]>([
    ["a required criterion unmet", { ...GOOD, company: { employees: 49 } }, false],
    ["too few points", { ...GOOD, events: [] }, false],
    ["a disqualifier met", { ...GOOD, contact: { ...GOOD.contact, title: "Student" } }, false],
    ["a disqualifier unknown", { ...GOOD, contact: { title: "Plant manager" } }, true],
  ])("with %s it is %s", (_, lead, qualified) => {
    expect(scoreLead(playbook, lead, NOW).qualified).toBe(qualified);
  });

  test("a lead that only misses data says which", () => {
    const { qualified, missing } = scoreLead(playbook, { ...GOOD, company: {}, contact: { title: "CEO" } }, NOW);
    expect(qualified).toBe(false);
    expect(missing).toEqual([
      { criterion: "company-size", attribute: "company.employees" },
      { criterion: "student", attribute: "contact.email" },
    ]);
  });

  test("intent is high from the points agreed, and never where none are", () => {
    expect(scoreLead({ ...playbook, scoring: { threshold: 20, highIntent: 60 } }, GOOD, NOW).intent).toBe("high");
    expect(scoreLead({ ...playbook, scoring: { threshold: 20 } }, GOOD, NOW).intent).toBe("standard");
  });

  test("the score is the points of what is met, and missing names only what is unknown", () => {
    fc.assert(
      fc.property(aLead, (lead) => {
        const { score, criteria, missing } = scoreLead(playbook, lead, NOW);
        expect(score).toBe(criteria.reduce((sum, { points }) => sum + points, 0));
        for (const { state, points } of criteria) if (state !== "met") expect(points).toBe(0);
        const unknown = criteria.filter(({ state }) => state === "unknown").map(({ key }) => key);
        expect([...new Set(missing.map(({ criterion }) => criterion))]).toEqual(unknown);
      }),
    );
  });
});
