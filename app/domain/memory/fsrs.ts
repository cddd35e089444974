/**
 * FSRS-6, the model and the forgetting curve behind readiness: the only file that sees ts-fsrs. Scheduling at 0.90, no
 * fuzz, short-term steps off because we count whole practice days.
 *
 * Importing ts-fsrs adds `scheduler`, `diff`, `format` and `dueFormat` to `Date.prototype`; nothing here uses them, and
 * none of the library's own dates either: it counts UTC days, a rep's practice day starts at 04:00 in their zone.
 */
import {
  CLAMP_PARAMETERS,
  clipParameters,
  computeDecayFactor,
  default_w,
  FSRSAlgorithm,
  Rating,
  W17_W18_Ceiling,
} from "ts-fsrs";
import type { Foretold, Memory } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";
import { NOTHING_FORETOLD, withOdds, withoutOdds } from "./own-odds.ts";
import { DAY_MS, daysBetween } from "#app/domain/time.ts";

/** Practice falls due when predicted recall has fallen to this; 0.9 is also how FSRS defines stability. */
export const SCHEDULED_RECALL = 0.9;

/** Published fits over 350 million reviews: what an organisation without enough answers of its own begins with. */
export const DEFAULT_WEIGHTS: readonly number[] = [...default_w];

const SHORT_TERM = false;
/** True or false: more than half is never luck. */
export const MOST_GUESSED = 0.5;
/** The curve's shape is the last weight. */
const DECAY = 20;

/** FSRS-6 whose memories also count what came true of it, for the rep's own odds. */
const PERSONAL_ID = "fsrs-6-own";

export const DEFAULT_MODEL: MemoryModel = fsrs6(DEFAULT_WEIGHTS);

/**
 * FSRS-6 with the given 21 weights. Right counts as Good, wrong as Again. Throws RangeError for another number of weights or
 * one outside the library's range: ts-fsrs itself would silently put other weights in their place.
 *
 * @param guess see `Memory.guess`; RangeError unless 0 to `MOST_GUESSED`
 */
export function fsrs6(weights: readonly number[], guess = 0): MemoryModel {
  refuseOddWeights(weights);
  if (!(guess >= 0 && guess <= MOST_GUESSED))
    throw new RangeError(`share of lucky guesses: found ${guess}, expected 0 to ${MOST_GUESSED}`);
  const w = [...weights];
  const parameters = { w, request_retention: SCHEDULED_RECALL, enable_short_term: SHORT_TERM, enable_fuzz: false };
  const algorithm = new FSRSAlgorithm(parameters);
  const decay = w[DECAY] ?? NaN;

  function first(correct: boolean, at: number, day: string): Memory {
    const state = algorithm.next_state(null, 0, gradeOf(correct));
    return { ...state, decay, guess, foretold: NOTHING_FORETOLD, lastAt: at, lastDay: day };
  }

  /**
   * Elapsed time is the difference of practice days, so a second right answer on one day gains nothing. Never goes back in
   * time: of two clocks that disagree, or after a flight west, the later one stays.
   */
  function next(memory: Memory, correct: boolean, at: number, day: string): Memory {
    const elapsedDays = Math.max(0, daysBetween(memory.lastDay, day));
    const { stability, difficulty } = algorithm.next_state(
      { stability: memory.stability, difficulty: memory.difficulty },
      elapsedDays,
      gradeOf(correct),
    );
    return {
      stability,
      difficulty,
      decay,
      guess,
      foretold: elapsedDays >= 1 ? withForetold(memory, correct, at) : memory.foretold,
      ...(memory.odds === undefined ? {} : { odds: memory.odds }),
      lastAt: Math.max(memory.lastAt, at),
      lastDay: day > memory.lastDay ? day : memory.lastDay,
    };
  }

  const named = guess === 0 ? parameters : { ...parameters, guess };
  return { id: PERSONAL_ID, parametersHash: fingerprint(JSON.stringify(named)), first, next };
}

function withForetold(memory: Memory, correct: boolean, at: number): Foretold {
  const { count, right, known } = memory.foretold;
  return { count: count + 1, right: right + (correct ? 1 : 0), known: known + commonRecallAt(memory, at) };
}

/**
 * The same weights as releases before 0018 folded them: without a count of what came true. Memories they stored name this
 * model until they are folded anew.
 */
export function uncounted(model: MemoryModel): MemoryModel {
  const without = (memory: Memory): Memory => ({ ...memory, foretold: NOTHING_FORETOLD });
  return {
    id: "fsrs-6",
    parametersHash: model.parametersHash,
    first: (...answer) => without(model.first(...answer)),
    next: (...answer) => without(model.next(...answer)),
  };
}

/** The nearest weights that `fsrs6` accepts: what an optimiser works out in 32-bit floats may lie a hair outside. */
export function clippedWeights(weights: readonly number[]): readonly number[] {
  return clipParameters([...weights], 0, SHORT_TERM);
}

/**
 * Predicted recall, 0–1, at an instant (epoch milliseconds): what somebody knows, without what they would guess, with their own
 * odds. 1 at the answer and before it.
 */
export function recallAt(memory: Memory, at: number): number {
  return withOdds(commonRecallAt(memory, at), memory.odds ?? 1);
}

/** The chance of a right answer, 0–1, lucky guesses included, with the rep's own odds of knowing it. */
export function chanceOfRightAt(memory: Memory, at: number): number {
  if (memory.odds === undefined) return commonChanceAt(memory, at);
  return memory.guess + (1 - memory.guess) * recallAt(memory, at);
}

/**
 * Recall as everybody's curve has it: of the chance R of answering right, (R − g) / (1 − g) with the share g of lucky guesses
 * (Abbott's formula); R itself where g is 0.
 */
function commonRecallAt(memory: Memory, at: number): number {
  return Math.max(0, (commonChanceAt(memory, at) - memory.guess) / (1 - memory.guess));
}

/**
 * R(t, S) = (1 + factor · t / S) ^ −decay, t in days since the last answer. Continuous, unlike the library's own, which floors
 * t to whole days.
 */
function commonChanceAt(memory: Memory, at: number): number {
  const days = Math.max(0, at - memory.lastAt) / DAY_MS;
  return Math.pow(1 + (factorOf(memory.decay) * days) / memory.stability, -memory.decay);
}

/**
 * When predicted recall falls to a value, epoch milliseconds, not rounded: t(θ) = S / factor · (R ^ (−1 / decay) − 1) with
 * R = θ · (1 − g) + g, the inverse of the curve, θ freed of the rep's own odds. Infinity for 0.
 */
export function fallsTo({ stability, decay, guess, lastAt, odds }: Memory, recall: number): number {
  if (recall <= 0) return Infinity;
  const chance = withoutOdds(recall, odds ?? 1) * (1 - guess) + guess;
  return lastAt + (stability / factorOf(decay)) * (Math.pow(chance, -1 / decay) - 1) * DAY_MS;
}

let known = { decay: NaN, factor: NaN };

/** Chosen so that recall is 0.9 after `stability` days. The last one is kept: millions of recalls share one curve. */
function factorOf(decay: number): number {
  if (decay !== known.decay) known = { decay, factor: computeDecayFactor(decay).factor };
  return known.factor;
}

function refuseOddWeights(weights: readonly number[]): void {
  const ranges = CLAMP_PARAMETERS(W17_W18_Ceiling, SHORT_TERM);
  if (weights.length !== ranges.length)
    throw new RangeError(`weights of FSRS-6: found ${weights.length} numbers, expected ${ranges.length}`);
  const odd = ranges.flatMap(([low = NaN, high = NaN], index) => {
    const weight = weights[index] ?? NaN;
    return weight >= low && weight <= high ? [] : [`w${index}: found ${weight}, expected ${low} to ${high}`];
  });
  if (odd.length > 0) throw new RangeError(`weights of FSRS-6: ${odd.join("; ")}`);
}

function gradeOf(correct: boolean): Rating.Good | Rating.Again {
  return correct ? Rating.Good : Rating.Again;
}

/** FNV-1a, 64 bits: tells two sets of weights apart; not a secret. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
