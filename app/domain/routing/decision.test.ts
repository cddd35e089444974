import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STRATEGIES } from "#app/domain/playbook/playbook.ts";
import { aRep, NOT_READY, READY, PROVISIONAL, someInputs } from "#tests/support/routing.ts";
import { type DecisionRecord, decideRouting, redecide } from "./decision.ts";

const anyRep = fc.record({
  active: fc.boolean(),
  verdict: fc.constantFrom(READY, PROVISIONAL, NOT_READY),
  openLeads: fc.nat(5),
  openLeadsInCampaign: fc.nat(5),
  maxOpenLeads: fc.constantFrom(null, 3),
  weight: fc.integer({ min: 1, max: 9 }),
  teamKeys: fc.constantFrom(["emea"], ["nordics"]),
  hadThisLead: fc.boolean(),
});
const anyLedger = fc.record({
  virtualTime: fc.double({ min: 0, max: 9, noNaN: true }),
  entries: fc.array(
    fc.record({
      repId: fc.constantFrom("rep0", "rep1", "rep2"),
      pass: fc.double({ min: 0, max: 12, noNaN: true }),
      credit: fc.nat(2),
      assigned: fc.nat(9),
      lastAssignedAt: fc.constantFrom(null, 1, 2),
    }),
    { maxLength: 3 },
  ),
});
const anyInputs = fc
  .record({
    facts: fc.array(anyRep, { maxLength: 6 }),
    strategy: fc.constantFrom(...STRATEGIES),
    ledger: anyLedger,
    seed: fc.nat(),
  })
  .map(({ facts, strategy, ledger, seed }) =>
    someInputs(
      facts.map((fact, index) => aRep(`rep${index}`, fact)),
      { ledger, seed, route: { index: null, pool: "emea", strategy } },
    ),
  );

describe("a routing decision", () => {
  it("decided anew from its stored record, is the same (R18)", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const record: DecisionRecord = { format: 1, playbookVersion: 1, inputs, outcome: decideRouting(inputs) };
        const stored = JSON.parse(JSON.stringify(record)) as DecisionRecord;
        expect(redecide(stored)).toEqual(stored.outcome);
      }),
      { numRuns: 500 },
    );
  });

  it("never chooses somebody who isn't eligible, and gives everybody else a reason", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const outcome = decideRouting(inputs);
        expect(outcome.leftOut.length).toBeGreaterThanOrEqual(outcome.kind === "nobody" ? inputs.reps.length : 0);
        if (outcome.kind === "nobody") return;
        expect(inputs.reps.find((rep) => rep.id === outcome.repId)?.verdict.eligible).toBe(true);
        expect(outcome.leftOut.map((one) => one.rep.id)).not.toContain(outcome.repId);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a claim from outside", () => {
  const claim = { kind: "claim", repId: "ben" } as const;

  it("is not bound by pool or turn", () => {
    const inputs = someInputs([aRep("ada"), aRep("ben", { teamKeys: ["nordics"], hadThisLead: true })], {
      mode: claim,
    });
    expect(decideRouting(inputs)).toMatchObject({ kind: "chosen", repId: "ben", leftOut: [{ code: "not_named" }] });
  });

  it("is bound by the gate and by limits", () => {
    for (const facts of [{ verdict: NOT_READY }, { maxOpenLeads: 1, openLeads: 1 }, { onLeaveUntil: 1 }]) {
      expect(decideRouting(someInputs([aRep("ben", facts)], { mode: claim })).kind).toBe("nobody");
    }
  });
});

it("the fallback passes the gate by name, and the record says who was left out and why", () => {
  const rep = { id: "sami", email: "sami@example.com", name: "Sami" };
  const outcome = decideRouting(someInputs([aRep("ada", { verdict: NOT_READY })], { mode: { kind: "fallback", rep } }));
  expect(outcome).toMatchObject({ kind: "chosen", repId: "sami", leftOut: [{ code: "not_ready" }] });
});
