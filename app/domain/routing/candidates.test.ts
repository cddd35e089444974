import { describe, expect, it } from "vitest";
import { aRep, NOT_READY, PROVISIONAL, READY } from "#tests/support/routing.ts";
import { selectCandidates, whyLeftOut } from "./candidates.ts";
import type { LeftOutCode, RepFacts } from "./routing.ts";

const MONDAY_9_UTC = Date.parse("2026-01-05T09:00:00Z");
const rules = { at: MONDAY_9_UTC, members: new Set(["ada", "ben"]), provisionalOpenLeads: 3 };

const cases: readonly { rule: string; facts: Partial<RepFacts>; code: LeftOutCode | null }[] = [
  { rule: "a ready, free rep is a candidate", facts: {}, code: null },
  { rule: "who is not eligible is not ready", facts: { verdict: NOT_READY }, code: "not_ready" },
  { rule: "a deactivated account is left out", facts: { active: false }, code: "inactive" },
  { rule: "who had this lead before is left out", facts: { hadThisLead: true }, code: "previously_assigned" },
  { rule: "who is on leave is left out", facts: { onLeaveUntil: MONDAY_9_UTC + 1 }, code: "on_leave" },
  { rule: "the limit of open leads counts", facts: { maxOpenLeads: 2, openLeads: 2 }, code: "at_open_cap" },
  { rule: "one below the limit is free", facts: { maxOpenLeads: 2, openLeads: 1 }, code: null },
  { rule: "a limit of 0 means none", facts: { maxOpenLeads: 0 }, code: "at_open_cap" },
  { rule: "the limit per day counts", facts: { maxLeadsPerDay: 5, leadsToday: 5 }, code: "at_daily_cap" },
  {
    rule: "provisional ends at its cap",
    facts: { verdict: PROVISIONAL, openLeadsInCampaign: 3 },
    code: "provisional_cap",
  },
  { rule: "provisional is free below it", facts: { verdict: PROVISIONAL, openLeadsInCampaign: 2 }, code: null },
  { rule: "ready knows no provisional cap", facts: { openLeadsInCampaign: 9 }, code: null },
  {
    rule: "a waiver is a permission, not provisional",
    facts: { verdict: { ...READY, level: "provisional", via: "waiver" }, openLeadsInCampaign: 9 },
    code: null,
  },
];

describe("who may get a lead", () => {
  it.each(cases)("$rule", ({ facts, code }) => {
    expect(whyLeftOut(aRep("ada", facts), rules)?.code ?? null).toBe(code);
  });

  it("names what is missing to others, and keeps the words of the gate for the rep", () => {
    const leftOut = whyLeftOut(aRep("ada", { verdict: NOT_READY }), rules);
    expect(leftOut).toMatchObject({
      message: "Ada is not ready: “Company size” not held.",
      reasons: NOT_READY.reasons,
    });
  });

  it("leaves out everybody of another pool", () => {
    expect(whyLeftOut(aRep("eve"), rules)?.code).toBe("not_in_pool");
  });
});

describe("working hours", () => {
  const ada = aRep("ada", { timeZone: "Europe/Berlin" });
  const ben = aRep("ben", { timeZone: "America/Los_Angeles" });

  it("reps at work go before reps asleep", () => {
    const { candidates, leftOut } = selectCandidates([ada, ben], { ...rules, preferWorkingHours: true });
    expect(candidates).toEqual([ada]);
    expect(leftOut).toMatchObject([{ rep: { id: "ben" }, code: "outside_hours" }]);
  });

  it("keep nobody out when everybody sleeps", () => {
    const sunday = MONDAY_9_UTC - 24 * 3_600_000;
    expect(selectCandidates([ada, ben], { ...rules, at: sunday, preferWorkingHours: true }).candidates).toEqual([
      ada,
      ben,
    ]);
  });

  it("mean nothing to a campaign that works around the clock", () => {
    expect(selectCandidates([ada, ben], { ...rules, preferWorkingHours: false }).candidates).toEqual([ada, ben]);
  });
});
