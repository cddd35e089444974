import { describe, expect, it } from "vitest";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { Routing } from "#app/domain/playbook/playbook.ts";
import { aRep } from "#tests/support/routing.ts";
import { poolMembers, routeFor } from "./pool.ts";

const routing: Routing = {
  routes: [
    { when: { attribute: "company.country", op: "in", value: ["SE", "NO"] }, pool: "nordics", strategy: "round_robin" },
    {
      when: { attribute: "deal.amount", op: "gte", value: 100_000 },
      pool: "ada@example.com",
      strategy: "single_point_of_contact",
    },
  ],
  default: { pool: "emea", strategy: "weighted" },
  hold: { escalateAfterMs: 900_000 },
};
function aLead(facts: Partial<LeadFacts>): LeadFacts {
  return { contact: {}, company: {}, deal: {}, source: {}, attributes: {}, events: [], ...facts };
}

describe("routes", () => {
  it.each([
    { lead: { company: { country: "SE" }, deal: { amount: 500_000 } }, index: 0, pool: "nordics" },
    { lead: { company: { country: "DE" }, deal: { amount: 100_000 } }, index: 1, pool: "ada@example.com" },
    { lead: { company: { country: "DE" } }, index: null, pool: "emea" },
    { lead: {}, index: null, pool: "emea" },
  ])("the first one met decides, missing data meets none: $pool", ({ lead, index, pool }) => {
    expect(routeFor(routing, aLead(lead), 0)).toMatchObject({ index, pool });
  });
});

describe("pools", () => {
  const reps = [aRep("ada"), aRep("ben", { teamKeys: ["nordics", "emea"] }), aRep("cal", { teamKeys: ["nordics"] })];
  it.each([
    { pool: "emea", members: ["ada", "ben"] },
    { pool: "nordics", members: ["ben", "cal"] },
    { pool: "CAL@example.com", members: ["cal"] },
    { pool: "nobody@example.com", members: [] },
    { pool: "everyone", members: ["ada", "ben", "cal"] },
    { pool: "empty-team", members: [] },
  ])("$pool means $members", ({ pool, members }) => {
    expect([...poolMembers(pool, reps, ["emea", "nordics", "empty-team"])]).toEqual(members);
  });
});
