import { describe, expect, it } from "vitest";
import { decideRouting } from "#app/domain/routing/decision.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { aPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/gate.ts";
import { aRep, NOT_READY, someInputs } from "#tests/support/routing.ts";
import { handoff, whyThisRep } from "./handoff.ts";

const playbook = aPlaybook({
  criteria: [
    { key: "size", title: "Big enough", rule: SIZE_RULE, points: 20 },
    { key: "demo", title: "Asked for a demo", rule: { event: "demo_requested", within: "14d" }, points: 40 },
    { key: "budget", title: "Has a budget", rule: { attribute: "attributes.budget", op: "gte", value: 1 }, points: 10 },
  ],
});
const lead = {
  contact: {},
  company: { employees: 120 },
  deal: {},
  source: {},
  attributes: {},
  inquiry: "Can it count stops?",
  events: [
    { type: "demo_requested", at: NOW - 30 * DAY_MS, data: {} },
    { type: "demo_requested", at: NOW - DAY_MS, data: {} },
    { type: "page_viewed", at: NOW - 2 * DAY_MS, data: {} },
  ],
};

describe("the handoff package", () => {
  const told = handoff(playbook, lead, NOW);

  it("says what the lead meets, most points first, and what is still to ask", () => {
    expect(told.met.map((one) => one.key)).toEqual(["demo", "size"]);
    expect(told.open.map((one) => [one.key, one.state])).toEqual([["budget", "unknown"]]);
    expect(told.inquiry).toBe("Can it count stops?");
  });

  it("marks which events counted, and for what", () => {
    expect(told.timeline.map((entry) => entry.countedFor)).toEqual([["Asked for a demo"], [], []]);
  });
});

describe("why this rep", () => {
  it("names those left out for a reason that is theirs", () => {
    const inputs = someInputs([aRep("ada"), aRep("ben", { verdict: NOT_READY }), aRep("cal", { teamKeys: ["other"] })]);
    const why = whyThisRep({ format: 1, playbookVersion: 1, inputs, outcome: decideRouting(inputs) });
    expect(why.sentence).toBe("The only one in the pool emea who was ready and free.");
    expect(why.others.map((one) => one.rep.id)).toEqual(["ben"]);
  });

  it("says whose turn it was among several", () => {
    const inputs = someInputs([aRep("ada"), aRep("ben")]);
    const why = whyThisRep({ format: 1, playbookVersion: 1, inputs, outcome: decideRouting(inputs) });
    expect(why.sentence).toContain("One of 2 in the pool emea");
  });
});
