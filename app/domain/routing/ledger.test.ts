import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aRep } from "#tests/support/routing.ts";
import { choose } from "./choose.ts";
import { EMPTY_LEDGER, type Ledger, withTurnGivenBack, withTurnTaken } from "./ledger.ts";
import type { RepFacts } from "./routing.ts";

const START = Date.parse("2026-01-05T09:00:00Z");

/** One lead after the other, as the assigning path does it. */
function give(ledger: Ledger, reps: readonly RepFacts[], number: number, strategy: "round_robin" | "weighted") {
  const choice = choose(strategy, reps, ledger, number);
  if (!choice) throw new Error("nobody to choose from");
  return { repId: choice.repId, ledger: withTurnTaken(ledger, choice.turns, choice.repId, START + number) };
}
function countsAfter(
  leads: number,
  reps: readonly RepFacts[],
  strategy: "round_robin" | "weighted",
  from = EMPTY_LEDGER,
) {
  const counts = new Map(reps.map((rep) => [rep.id, 0]));
  let ledger = from;
  const given = from.entries.reduce((sum, entry) => sum + entry.assigned, 0);
  for (let number = given; number < given + leads; number += 1) {
    const turn = give(ledger, reps, number, strategy);
    ledger = turn.ledger;
    counts.set(turn.repId, (counts.get(turn.repId) ?? 0) + 1);
  }
  return { counts, ledger };
}
function someReps(weights: readonly number[]): readonly RepFacts[] {
  return weights.map((weight, index) => aRep(`rep${index}`, { weight }));
}
const anyWeights = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });

describe("shares of a pool, with constant availability", () => {
  it("stay within one lead of equal after every lead of a round robin", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 120 }), (size, leads) => {
        const { counts } = countsAfter(leads, someReps(new Array<number>(size).fill(1)), "round_robin");
        expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it("stay within one lead of the weighted share, whatever the weights", () => {
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 1, max: 150 }), (weights, leads) => {
        const reps = someReps(weights);
        const { counts } = countsAfter(leads, reps, "weighted");
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (const rep of reps) {
          expect(Math.abs((counts.get(rep.id) ?? 0) - (leads * rep.weight) / total)).toBeLessThan(1 + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("ignore weights in a round robin", () => {
    const { counts } = countsAfter(9, someReps([1, 5, 9]), "round_robin");
    expect([...counts.values()]).toEqual([3, 3, 3]);
  });
});

describe("coming and going", () => {
  it("a newcomer is not flooded: at most one lead more than anybody else", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.nat(100),
        fc.integer({ min: 1, max: 40 }),
        (size, before, after) => {
          const old = someReps(new Array<number>(size).fill(1));
          const { ledger } = countsAfter(before, old, "round_robin");
          const { counts } = countsAfter(after, [...old, aRep("new")], "round_robin", ledger);
          expect(counts.get("new")).toBeLessThanOrEqual(Math.min(...old.map((rep) => counts.get(rep.id) ?? 0)) + 1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("those who never leave stay within one lead of each other while others come and go", () => {
    const anyPresence = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(anyPresence, (presence) => {
        const stable = someReps([1, 1, 1]);
        const passing = [0, 1, 2, 3].map((index) => aRep(`passing${index}`));
        const counts = new Map<string, number>();
        let ledger = EMPTY_LEDGER;
        presence.forEach((present, number) => {
          const reps = [...stable, ...passing.filter((_, index) => present[index])];
          const turn = give(ledger, reps, number, "round_robin");
          ledger = turn.ledger;
          counts.set(turn.repId, (counts.get(turn.repId) ?? 0) + 1);
        });
        const had = stable.map((rep) => counts.get(rep.id) ?? 0);
        expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it("nobody gets two leads in a row for having been away", () => {
    const [ada, ben, cal] = [aRep("ada"), aRep("ben"), aRep("cal")];
    const { ledger } = countsAfter(20, [ada, ben], "round_robin");
    const { counts } = countsAfter(6, [ada, ben, cal], "round_robin", ledger);
    expect([...counts.values()]).toEqual([2, 2, 2]);
  });
});

describe("a turn given back", () => {
  it("comes next, once", () => {
    const reps = someReps([1, 1, 1]);
    const { ledger } = countsAfter(6, reps, "round_robin");
    const { counts } = countsAfter(4, reps, "round_robin", withTurnGivenBack(ledger, "rep1"));
    expect(counts.get("rep1")).toBe(2);
    expect(counts.get("rep0")).toBe(1);
  });

  it("is not lost while its rep is away", () => {
    const reps = someReps([1, 1]);
    const away = withTurnGivenBack(countsAfter(4, reps, "round_robin").ledger, "rep1");
    const { ledger } = countsAfter(10, someReps([1]), "round_robin", away);
    const { counts } = countsAfter(3, reps, "round_robin", ledger);
    expect(counts.get("rep1")).toBe(2);
  });
});
