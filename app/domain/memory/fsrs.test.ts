import fc from "fast-check";
import { forgetting_curve, default_w } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { chanceOfRightAt, clippedWeights, DEFAULT_MODEL, DEFAULT_WEIGHTS, fallsTo, fsrs6, recallAt } from "./fsrs.ts";
import { firstBelow } from "./first-below.ts";
import { NOTHING_FORETOLD } from "./own-odds.ts";
import type { Memory } from "./memory.ts";

const NOW = Date.parse("2026-01-05T09:00:00Z");

function dayOf(offset: number): string {
  return new Date(NOW + offset * DAY_MS).toISOString().slice(0, 10);
}
function review(answers: readonly (readonly [day: number, correct: boolean])[]): Memory {
  const [first, ...rest] = answers;
  const start = DEFAULT_MODEL.first(first![1], NOW + first![0] * DAY_MS, dayOf(first![0]));
  return rest.reduce(
    (memory, [day, correct]) => DEFAULT_MODEL.next(memory, correct, NOW + day * DAY_MS, dayOf(day)),
    start,
  );
}
function aMemory(stability: number): Memory {
  return {
    stability,
    difficulty: 5,
    decay: 0.1542,
    guess: 0,
    foretold: NOTHING_FORETOLD,
    lastAt: NOW,
    lastDay: dayOf(0),
  };
}
const anyMemory = fc
  .record({
    exponent: fc.double({ min: -3, max: 4.56, noNaN: true }),
    lastAt: fc.integer({ min: 1.5e12, max: 2.2e12 }),
  })
  .map(({ exponent, lastAt }): Memory => ({ ...aMemory(10 ** exponent), lastAt }));
const anyRecall = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe("published vectors of FSRS-6", () => {
  it("reaches the memory state of ts-fsrs FSRS-6.test.ts and fsrs-rs inference.rs, short-term off", () => {
    const memory = review([
      [0, false],
      [0, true],
      [1, true],
      [4, true],
      [12, true],
      [33, true],
    ]);
    expect(memory.stability).toBeCloseTo(53.335106, 4);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 6);
  });

  it("starts from the published first-rating states", () => {
    expect(DEFAULT_MODEL.first(false, NOW, dayOf(0))).toMatchObject({ stability: 0.212, difficulty: 6.4133 });
    expect(DEFAULT_MODEL.first(true, NOW, dayOf(0))).toMatchObject({ stability: 2.3065, difficulty: 2.11810397 });
  });

  it("follows the published recall curve for stability 1 (fsrs-rs parameter_initialization.rs)", () => {
    const curve = [0, 1, 2, 3].map((days) => recallAt(aMemory(1), NOW + days * DAY_MS));
    [1, 0.9, 0.8458846447796301, 0.8093881028681906].forEach((recall, days) =>
      expect(curve[days]).toBeCloseTo(recall, 8),
    );
  });

  it("inverts to the published next intervals of fsrs-rs test_next_interval (those are 32-bit floats)", () => {
    const published = [3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1];
    published.forEach((days, index) => {
      const exact = (fallsTo(aMemory(1), (index + 1) / 10) - NOW) / DAY_MS;
      expect(Math.abs(Math.max(1, Math.round(exact)) - days) / days).toBeLessThan(1e-5);
    });
  });

  it("stretches the intervals as published, two right answers on day one, then one whenever due", () => {
    let memory = DEFAULT_MODEL.next(DEFAULT_MODEL.first(true, NOW, dayOf(0)), true, NOW, dayOf(0));
    let day = 0;
    const intervals: number[] = [];
    for (let answer = 0; answer < 5; answer++) {
      const interval = Math.round(memory.stability);
      intervals.push(interval);
      day += interval;
      memory = DEFAULT_MODEL.next(memory, true, NOW + day * DAY_MS, dayOf(day));
    }
    expect(intervals).toEqual([2, 11, 46, 163, 498]);
  });
});

describe("memory between answers", () => {
  it("agrees with the library's curve, at any fraction of a day", () => {
    fc.assert(
      fc.property(anyMemory, fc.double({ min: 0, max: 400, noNaN: true }), (memory, days) => {
        const ours = recallAt(memory, memory.lastAt + days * DAY_MS);
        expect(Math.abs(ours - forgetting_curve(default_w, days, memory.stability))).toBeLessThan(2e-8);
      }),
    );
  });

  it("has an inverse exact to 1e-9", () => {
    fc.assert(
      fc.property(anyMemory, anyRecall, ({ stability }, recall) => {
        // From the epoch on: an instant of today keeps too few digits of a stability of seconds.
        const memory = { ...aMemory(stability), lastAt: 0 };
        expect(Math.abs(recallAt(memory, fallsTo(memory, recall)) - recall)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it("names the first millisecond under a floor exactly", () => {
    fc.assert(
      fc.property(anyMemory, anyRecall, (memory, floor) => {
        const at = firstBelow(memory, floor);
        expect(recallAt(memory, at)).toBeLessThan(floor);
        expect(recallAt(memory, at - 1)).toBeGreaterThanOrEqual(floor);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    { floor: 0, expected: Infinity },
    { floor: 0.01, expected: Infinity },
    { floor: 1, expected: NOW + 1 },
    { floor: 1.5, expected: NOW },
  ])("copes with a floor of $floor", ({ floor, expected }) => {
    expect(firstBelow(aMemory(36_500), floor)).toBe(expected);
  });

  it("is certain at the answer, and before it", () => {
    expect(recallAt(aMemory(3), NOW)).toBe(1);
    expect(recallAt(aMemory(3), NOW - DAY_MS)).toBe(1);
  });
});

describe("a further answer", () => {
  it("gains nothing when right again on the same practice day", () => {
    const once = DEFAULT_MODEL.first(true, NOW, dayOf(0));
    expect(DEFAULT_MODEL.next(once, true, NOW + 3_600_000, dayOf(0)).stability).toBe(once.stability);
  });

  it("counts our practice days, not the clock: minutes across 04:00 are a day", () => {
    const once = DEFAULT_MODEL.first(true, NOW, dayOf(0));
    expect(DEFAULT_MODEL.next(once, true, NOW + 60_000, dayOf(1)).stability).toBeGreaterThan(once.stability);
  });

  it("never lowers stability when right, never raises it when wrong, and never goes back in time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 60 }), fc.boolean()), { minLength: 1, maxLength: 30 }),
        (steps) => {
          let memory = DEFAULT_MODEL.first(true, NOW, dayOf(0));
          let day = 10;
          for (const [gap, correct] of steps) {
            day += gap;
            const next = DEFAULT_MODEL.next(memory, correct, NOW + day * DAY_MS, dayOf(day));
            if (correct) expect(next.stability).toBeGreaterThanOrEqual(memory.stability);
            else expect(next.stability).toBeLessThanOrEqual(memory.stability);
            expect(next.lastAt).toBeGreaterThanOrEqual(memory.lastAt);
            memory = next;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("weights", () => {
  it("of the default are taken as they are, and make the default model", () => {
    expect(fsrs6(DEFAULT_WEIGHTS).parametersHash).toBe(DEFAULT_MODEL.parametersHash);
    expect(clippedWeights(DEFAULT_WEIGHTS)).toEqual(DEFAULT_WEIGHTS);
  });

  it("tell models apart, and shape the curve", () => {
    const steep = fsrs6(DEFAULT_WEIGHTS.with(20, 0.5));
    expect(steep.parametersHash).not.toBe(DEFAULT_MODEL.parametersHash);
    const [ours, theirs] = [steep, DEFAULT_MODEL].map((model) => model.first(true, NOW, dayOf(0)));
    expect(ours!.decay).toBe(0.5);
    expect(recallAt(ours!, NOW + 90 * DAY_MS)).toBeLessThan(recallAt(theirs!, NOW + 90 * DAY_MS));
  });

  it.each([
    ["too few", DEFAULT_WEIGHTS.slice(1), "found 20 numbers, expected 21"],
    ["not a number", DEFAULT_WEIGHTS.with(4, NaN), "w4: found NaN, expected 1 to 10"],
    ["endless", DEFAULT_WEIGHTS.with(0, Infinity), "w0: found Infinity, expected 0.001 to 100"],
    ["out of range", DEFAULT_WEIGHTS.with(20, 0.05).with(7, 3), "w7: found 3, expected 0.001 to 0.75; w20: found 0.05"],
  ])("that are %s are refused with what was found", (_, weights, message) => {
    expect(() => fsrs6(weights)).toThrow(message);
  });

  it("a hair outside, as 32-bit floats leave them, are brought inside", () => {
    const weights = DEFAULT_WEIGHTS.with(20, Math.fround(0.8)).with(13, 0.9000001);
    expect(() => fsrs6(weights)).toThrow(RangeError);
    expect(fsrs6(clippedWeights(weights)).first(true, NOW, dayOf(0)).decay).toBe(0.8);
  });
});

describe("lucky guesses", () => {
  const anyGuess = fc.double({ min: 0.01, max: 0.5, noNaN: true });

  it("don't count as knowledge: what a guesser scores is 0, and the curve still begins at 1", () => {
    fc.assert(
      fc.property(anyMemory, anyGuess, fc.double({ min: 0, max: 4000, noNaN: true }), (memory, guess, days) => {
        const at = memory.lastAt + days * DAY_MS;
        const known = recallAt({ ...memory, guess }, at);
        const chance = chanceOfRightAt(memory, at);
        expect(known).toBeLessThanOrEqual(chance);
        if (known > 0) expect(known + (1 - known) * guess).toBeCloseTo(chance, 12);
        else expect(chance).toBeLessThanOrEqual(guess);
        expect(recallAt({ ...memory, guess }, memory.lastAt)).toBe(1);
      }),
    );
  });

  it("leave the first millisecond under a floor exact, and bring it forward", () => {
    fc.assert(
      fc.property(anyMemory, anyGuess, anyRecall, (memory, guess, floor) => {
        const guessed = { ...memory, guess };
        const at = firstBelow(guessed, floor);
        expect(recallAt(guessed, at)).toBeLessThan(floor);
        expect(recallAt(guessed, at - 1)).toBeGreaterThanOrEqual(floor);
        expect(at).toBeLessThanOrEqual(firstBelow(memory, floor));
      }),
    );
  });

  it("never bring recall to a floor of 0", () => {
    expect(firstBelow({ ...aMemory(1), guess: 0.33 }, 0)).toBe(Infinity);
  });

  it("make another model of the same weights, and are refused over a half", () => {
    expect(fsrs6(DEFAULT_WEIGHTS, 0.25).parametersHash).not.toBe(DEFAULT_MODEL.parametersHash);
    expect(fsrs6(DEFAULT_WEIGHTS, 0).parametersHash).toBe(DEFAULT_MODEL.parametersHash);
    expect(() => fsrs6(DEFAULT_WEIGHTS, 0.6)).toThrow("share of lucky guesses: found 0.6, expected 0 to 0.5");
  });
});

it("pins the model, so that changed weights are noticed", () => {
  expect(DEFAULT_MODEL.id).toBe("fsrs-6-own");
  expect(DEFAULT_MODEL.parametersHash).toMatchInlineSnapshot(`"44e6e1f9bb07f4ca"`);
});
