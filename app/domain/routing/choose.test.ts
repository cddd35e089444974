import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STRATEGIES } from "#app/domain/playbook/playbook.ts";
import { aRep } from "#tests/support/routing.ts";
import { choose } from "./choose.ts";
import { EMPTY_LEDGER } from "./ledger.ts";

const reps = ["ada", "ben", "cal", "dee"].map((id) => aRep(id));

describe("choosing", () => {
  it.each(STRATEGIES)("%s finds nobody among nobody", (strategy) => {
    expect(choose(strategy, [], EMPTY_LEDGER, 1)).toBeNull();
  });

  it.each(STRATEGIES)("%s does not depend on the order of the list", (strategy) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(reps, { minLength: 4 }), fc.nat(), (shuffled, seed) => {
        expect(choose(strategy, shuffled, EMPTY_LEDGER, seed)?.repId).toBe(
          choose(strategy, reps, EMPTY_LEDGER, seed)?.repId,
        );
      }),
    );
  });

  it("breaks ties by the seed, so that nobody is always first", () => {
    const firsts = new Set(
      Array.from({ length: 200 }, (_, seed) => choose("round_robin", reps, EMPTY_LEDGER, seed)?.repId),
    );
    expect(firsts.size).toBe(reps.length);
  });

  it("breaks ties by who waited longest before the seed", () => {
    const entries = reps.map((rep, index) => ({
      repId: rep.id,
      pass: 1,
      credit: 0,
      assigned: 1,
      lastAssignedAt: 100 - index,
    }));
    for (let seed = 0; seed < 20; seed += 1) {
      expect(choose("round_robin", reps, { virtualTime: 0, entries }, seed)?.repId).toBe("dee");
    }
  });

  it("least loaded goes by open leads", () => {
    const loaded = [aRep("ada", { openLeads: 4 }), aRep("ben", { openLeads: 1 }), aRep("cal", { openLeads: 2 })];
    expect(choose("least_loaded", loaded, EMPTY_LEDGER, 1)?.repId).toBe("ben");
  });

  it("a single point of contact stays the same person", () => {
    const chosen = Array.from(
      { length: 20 },
      (_, seed) => choose("single_point_of_contact", reps, EMPTY_LEDGER, seed)?.repId,
    );
    expect(new Set(chosen)).toEqual(new Set(["ada"]));
  });
});
