import { createEmptyCard, default_w, fsrs, FSRSAlgorithm, type Grade, Rating } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { DEFAULT_MODEL, fallsTo, fsrs6, recallAt } from "./fsrs.ts";
import { NOTHING_FORETOLD } from "./own-odds.ts";
import type { Memory } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";

const NOW = Date.parse("2026-01-05T09:00:00Z");
const GRADES: readonly Grade[] = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy];
/** Right and wrong as the published series has them. */
const HISTORY = "GGGGGGAAGGGGG";

/** The weights of the tests in fsrs-rs inference.rs: 19 of them, with the two that FSRS-6 adds as FSRS-5 had them. */
const OTHER_WEIGHTS = [
  0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
  0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0, 0.5,
];

function dayOf(offset: number): string {
  return new Date(NOW + offset * DAY_MS).toISOString().slice(0, 10);
}
function answering(model: MemoryModel, answers: readonly (readonly [gap: number, correct: boolean])[]): Memory {
  let memory: Memory | null = null;
  let day = 0;
  for (const [gap, correct] of answers) {
    day += gap;
    const at = NOW + day * DAY_MS;
    memory = memory ? model.next(memory, correct, at, dayOf(day)) : model.first(correct, at, dayOf(day));
  }
  if (!memory) throw new Error("no answers");
  return memory;
}
function aMemory(decay: number): Memory {
  return { stability: 1, difficulty: 5, decay, guess: 0, foretold: NOTHING_FORETOLD, lastAt: NOW, lastDay: dayOf(0) };
}

describe("the library as installed", () => {
  it("schedules the thirteen published intervals (ts-fsrs FSRS-6.test.ts, py-fsrs test_basic.py)", () => {
    const scheduler = fsrs({ w: [...default_w] });
    let card = createEmptyCard(new Date(NOW));
    const intervals = [...HISTORY].map((letter) => {
      card = scheduler.next(card, card.due, letter === "G" ? Rating.Good : Rating.Again).card;
      return card.scheduled_days;
    });
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it("starts the four ratings as published", () => {
    const algorithm = new FSRSAlgorithm({ w: [...default_w] });
    const states = GRADES.map((grade) => algorithm.next_state(null, 0, grade));
    expect(states.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(states.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
  });

  it("goes on from there to the four published next states (fsrs-rs next_states)", () => {
    const algorithm = new FSRSAlgorithm({ w: OTHER_WEIGHTS });
    const before = answering(fsrs6(OTHER_WEIGHTS), [
      [0, false],
      [1, true],
      [3, true],
      [8, true],
    ]);
    const states = GRADES.map((grade) => algorithm.next_state(before, 21, grade));
    [
      [2.9691455, 8.000659],
      [17.091452, 7.6913934],
      [31.722992, 7.382128],
      [71.7502, 7.0728626],
    ].forEach(([stability = 0, difficulty = 0], index) => {
      expect(states[index]?.stability).toBeCloseTo(stability, 3);
      expect(states[index]?.difficulty).toBeCloseTo(difficulty, 5);
    });
  });
});

describe("our model of whole practice days", () => {
  it("schedules the published intervals up to the lapse; after it, one step lower, as nothing is gained within a day", () => {
    const intervals: number[] = [];
    let memory: Memory | null = null;
    let day = 0;
    for (const letter of HISTORY) {
      const right = letter === "G";
      const at = NOW + day * DAY_MS;
      memory = memory ? DEFAULT_MODEL.next(memory, right, at, dayOf(day)) : DEFAULT_MODEL.first(right, at, dayOf(day));
      // The library asks again on the first day, and after a miss, within minutes: the same practice day.
      const interval = intervals.length === 0 || !right ? 0 : Math.max(1, Math.round(memory.stability));
      intervals.push(interval);
      day += interval;
    }
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 1, 2, 4, 7, 12]);
  });

  it("reaches the published next states, right and wrong, with other weights than the default", () => {
    const model = fsrs6(OTHER_WEIGHTS);
    const before = [
      [0, false],
      [1, true],
      [3, true],
      [8, true],
    ] as const;
    const good = answering(model, [...before, [21, true]]);
    expect(good.stability).toBeCloseTo(31.722992, 3);
    expect(good.difficulty).toBeCloseTo(7.382128, 5);
    const again = answering(model, [...before, [21, false]]);
    expect(again.stability).toBeCloseTo(2.9691455, 4);
    expect(again.difficulty).toBeCloseTo(8.000659, 5);
  });

  it.each([
    { decay: 0.1542, recall: [1, 0.9, 0.84588465, 0.8093881], file: "ts-fsrs algorithm.test.ts" },
    { decay: 0.2, recall: [1, 0.9, 0.84028935, 0.7985001], file: "fsrs-rs current_retrievability" },
    { decay: 0.5, recall: [1, 0.9, 0.82502866, 0.76613088], file: "fsrs-rs current_retrievability, FSRS-5" },
  ])("forgets along the published curve of decay $decay ($file)", ({ decay, recall }) => {
    recall.forEach((value, days) => expect(recallAt(aMemory(decay), NOW + days * DAY_MS)).toBeCloseTo(value, 6));
  });

  it.each([
    { decay: 0.1542, days: [3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1] },
    { decay: 0.2, days: [144193, 4505, 592, 139, 45, 17, 7, 3, 1, 1] },
    { decay: 0.5, days: [422, 102, 43, 22, 13, 8, 4, 2, 1, 1] },
  ])(
    "inverts to the published intervals of decay $decay (fsrs-rs test_next_interval, 32-bit floats)",
    ({ decay, days }) => {
      days.forEach((published, index) => {
        const exact = (fallsTo(aMemory(decay), (index + 1) / 10) - NOW) / DAY_MS;
        expect(Math.abs(Math.max(1, Math.round(exact)) - published) / published).toBeLessThan(1e-5);
      });
    },
  );

  it.each([0.1, 0.1542, 0.2, 0.5, 0.8])("has an inverse exact to 1e-9 for the curve of decay %d, too", (decay) => {
    for (let percent = 50; percent < 100; percent += 0.5) {
      const memory = { ...aMemory(decay), lastAt: 0 };
      expect(Math.abs(recallAt(memory, fallsTo(memory, percent / 100)) - percent / 100)).toBeLessThan(1e-9);
    }
  });
});
