import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "#app/domain/questions/seeded.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { anAnswer, NOW } from "#tests/support/gate.ts";
import { firstBelow } from "./first-below.ts";
import { foldAnswers } from "./fold.ts";
import { chanceOfRightAt, DEFAULT_MODEL, DEFAULT_WEIGHTS, fallsTo, fsrs6, recallAt, uncounted } from "./fsrs.ts";
import type { Memory } from "./memory.ts";
import { modelName } from "./memory-model.ts";
import {
  modelWithOdds,
  NOTHING_FORETOLD,
  ownOdds,
  ownRecord,
  stateWithOdds,
  withOdds,
  withoutOdds,
} from "./own-odds.ts";

const anyChance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const anyOdds = fc.double({ min: 0.01, max: 1, noNaN: true });
const anyGuess = fc.constantFrom(0, 0.25, 1 / 3);

function counted(count: number, right: number, known: number, guess = 0) {
  return { foretold: { count, right, known }, guess };
}

describe("a rep's own odds", () => {
  it("are everybody's without an answer to compare, and as long as answers come true as foretold or better", () => {
    expect(ownOdds([])).toBe(1);
    expect(ownOdds([counted(0, 0, 0)])).toBe(1);
    expect(ownOdds([counted(40, 36, 34)])).toBe(1);
    expect(ownOdds([counted(40, 40, 34)])).toBe(1);
  });

  it("fall below with what doesn't come true, never above 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), anyChance, anyGuess, fc.nat(), (count, share, guess, some) => {
        const right = some % count;
        const [odds, better] = [right, right + 1].map((times) =>
          ownOdds([counted(count, times, share * count, guess)]),
        );
        expect(odds).toBeGreaterThan(0);
        expect(better).toBeLessThanOrEqual(1);
        expect(odds).toBeLessThanOrEqual(better!);
      }),
    );
  });

  it("move little by few answers, and come near the truth with many", () => {
    expect(ownOdds([counted(2, 1, 1.8)])).toBeGreaterThan(0.5);
    const chance = seeded("somebody who forgets faster");
    const right = Array.from({ length: 2_000 }, () => chance() < withOdds(0.9, 0.3)).filter(Boolean).length;
    expect(ownOdds([counted(2_000, right, 1_800)])).toBeCloseTo(0.3, 1);
  });

  it("take lucky guesses off", () => {
    const chance = 1 / 3 + (2 / 3) * withOdds(0.9, 0.3);
    const odds = ownOdds([counted(3_000, Math.round(3_000 * chance), 2_700, 1 / 3)]);
    expect(odds).toBeCloseTo(0.3, 1);
  });

  it("add up what several criteria say, in whatever order they come", () => {
    const parts = [counted(12, 7, 10), counted(5, 5, 4.5), counted(8, 4, 7)];
    expect(ownOdds(parts)).toBeCloseTo(ownOdds([counted(25, 16, 21.5)]), 12);
    expect(ownOdds(parts.toReversed())).toBeCloseTo(ownOdds(parts), 12);
    expect(ownRecord(parts)).toEqual({ count: 25, right: 16, expected: 21.5 });
    expect(ownRecord([counted(9, 6, 6, 1 / 3)]).expected).toBeCloseTo(7, 12);
  });
});

describe("recall with odds of one's own", () => {
  const anyMemory = fc
    .record({ stability: fc.double({ min: 0.1, max: 400, noNaN: true }), guess: anyGuess, odds: anyOdds })
    .map((some): Memory => {
      return { ...some, difficulty: 5, decay: 0.2, foretold: NOTHING_FORETOLD, lastAt: NOW, lastDay: "2026-01-05" };
    });

  it("is never more than everybody's, starts at 1 and only falls", () => {
    fc.assert(
      fc.property(anyMemory, fc.double({ min: 0, max: 200, noNaN: true }), (memory, days) => {
        const { odds: _odds, ...common } = memory;
        const at = NOW + days * DAY_MS;
        expect(recallAt(memory, NOW)).toBe(1);
        expect(recallAt(memory, at)).toBeLessThanOrEqual(recallAt(common, at));
        expect(recallAt(memory, at + DAY_MS)).toBeLessThanOrEqual(recallAt(memory, at));
        expect(chanceOfRightAt(memory, at)).toBeGreaterThanOrEqual(memory.guess);
      }),
    );
  });

  it("has an inverse to 1e-9, and an end to the millisecond", () => {
    fc.assert(
      fc.property(anyMemory, fc.double({ min: 0.5, max: 0.95, noNaN: true }), (memory, floor) => {
        expect(withoutOdds(withOdds(floor, memory.odds!), memory.odds!)).toBeCloseTo(floor, 9);
        expect(recallAt(memory, fallsTo(memory, floor))).toBeCloseTo(floor, 9);
        const end = firstBelow(memory, floor);
        expect(recallAt(memory, end)).toBeLessThan(floor);
        expect(recallAt(memory, end - 1)).toBeGreaterThanOrEqual(floor);
      }),
    );
  });
});

describe("what a memory counts", () => {
  const log = [anAnswer(-9, "a"), anAnswer(-8.9, "b", false), anAnswer(-6, "a"), anAnswer(-2, "b", false)];

  it("is the first answer of each day after the first, against the recall everybody's curve foretold", () => {
    const memory = foldAnswers(DEFAULT_MODEL, log)!.memory;
    const before = [log.slice(0, 2), log.slice(0, 3)].map((part) => foldAnswers(DEFAULT_MODEL, part)!.memory);
    const known = recallAt(before[0]!, log[2]!.at) + recallAt(before[1]!, log[3]!.at);
    expect(memory.foretold).toEqual({ count: 2, right: 1, known });
  });

  it("is the same whatever odds the memory was read with", () => {
    const played = log.reduce<ReturnType<typeof foldAnswers>>((state, answer) => {
      const read = state && stateWithOdds(state, 0.2);
      return {
        memory: read
          ? DEFAULT_MODEL.next(read.memory, answer.correct, answer.at, answer.day)
          : DEFAULT_MODEL.first(answer.correct, answer.at, answer.day),
        evidence: foldAnswers(DEFAULT_MODEL, log)!.evidence,
      };
    }, null);
    expect(stateWithOdds(played!, 1)).toStrictEqual(foldAnswers(DEFAULT_MODEL, log));
    const pictured = foldAnswers(modelWithOdds(DEFAULT_MODEL, 0.2), log)!;
    expect(stateWithOdds(pictured, 1)).toStrictEqual(foldAnswers(DEFAULT_MODEL, log));
  });

  it("is nothing in the model of earlier releases, whose memories keep their name", () => {
    const model = fsrs6(DEFAULT_WEIGHTS);
    const [now, then] = [model, uncounted(model)].map((each) => foldAnswers(each, log)!.memory);
    expect(then).toStrictEqual({ ...now, foretold: NOTHING_FORETOLD });
    expect([model, uncounted(model)].map(modelName)).toEqual([
      "fsrs-6-own:44e6e1f9bb07f4ca",
      "fsrs-6:44e6e1f9bb07f4ca",
    ]);
  });
});
