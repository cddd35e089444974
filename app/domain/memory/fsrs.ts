/**
 * FSRS-6, the forgetting curve behind readiness: the only file that sees ts-fsrs. Default weights (published fits over
 * 350 million reviews), scheduling at 0.90, no fuzz, short-term steps off because we count whole practice days.
 *
 * Importing ts-fsrs adds `scheduler`, `diff`, `format` and `dueFormat` to `Date.prototype`; nothing here uses them, and
 * none of the library's own dates either: it counts UTC days, a rep's practice day starts at 04:00 in their zone.
 */
import { computeDecayFactor, default_w, FSRSAlgorithm, Rating } from "ts-fsrs";
import type { Memory } from "./memory.ts";
import { DAY_MS, daysBetween } from "#app/domain/time.ts";

/** Practice falls due when predicted recall has fallen to this; 0.9 is also how FSRS defines stability. */
export const SCHEDULED_RECALL = 0.9;

const parameters = {
  w: [...default_w],
  request_retention: SCHEDULED_RECALL,
  enable_short_term: false,
  enable_fuzz: false,
};
const algorithm = new FSRSAlgorithm(parameters);
const { decay, factor } = computeDecayFactor(default_w);

/** Which model made a memory; stored with it, so that a state from other weights is recognised and folded anew. */
export const MODEL = { id: "fsrs-6", parametersHash: fingerprint(JSON.stringify(parameters)) } as const;

/** Memory after the first answer to a criterion: right counts as Good, wrong as Again. `at` in epoch milliseconds. */
export function firstMemory(correct: boolean, at: number, day: string): Memory {
  return { ...algorithm.next_state(null, 0, gradeOf(correct)), lastAt: at, lastDay: day };
}

/**
 * Memory after a further answer. Elapsed time is the difference of practice days, so a second right answer on one day
 * gains nothing. Never goes back in time: of two clocks that disagree, or after a flight west, the later one stays.
 */
export function nextMemory(memory: Memory, correct: boolean, at: number, day: string): Memory {
  const elapsedDays = Math.max(0, daysBetween(memory.lastDay, day));
  const { stability, difficulty } = algorithm.next_state(
    { stability: memory.stability, difficulty: memory.difficulty },
    elapsedDays,
    gradeOf(correct),
  );
  return {
    stability,
    difficulty,
    lastAt: Math.max(memory.lastAt, at),
    lastDay: day > memory.lastDay ? day : memory.lastDay,
  };
}

/**
 * Predicted recall, 0–1, at an instant (epoch milliseconds): R(t, S) = (1 + factor · t / S) ^ decay, t in days since the
 * last answer. Continuous, unlike the library's own, which floors t to whole days. 1 at the answer and before it.
 */
export function recallAt(memory: Memory, at: number): number {
  const days = Math.max(0, at - memory.lastAt) / DAY_MS;
  return Math.pow(1 + (factor * days) / memory.stability, decay);
}

/**
 * When predicted recall falls to a value, epoch milliseconds, not rounded: t(θ) = S / factor · (θ ^ (1 / decay) − 1), the
 * inverse of the curve. Infinity for 0.
 */
export function fallsTo(memory: Memory, recall: number): number {
  return memory.lastAt + (memory.stability / factor) * (Math.pow(recall, 1 / decay) - 1) * DAY_MS;
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
