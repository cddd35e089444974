import { withAnswer } from "#app/domain/memory/fold.ts";
import { recallAt } from "#app/domain/memory/fsrs.ts";
import type { AnswerRecord, CriterionState } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";

/**
 * What a simulated rep truly remembers, criterion by criterion, which the scheduler never sees. `State` is its own.
 */
export interface TrueMemory<State> {
  /**
   * One rep's memory of one criterion before the first simulated answer; `known` is what the answer log says so far, and
   * chance may make one criterion harder than another.
   */
  readonly begin: (rep: RepTraits, known: CriterionState | null, startsAt: number, chance: Generator) => State;
  /** Chance, 0–1, that the rep knows it at an instant (epoch milliseconds). */
  readonly recall: (state: State, at: number) => number;
  /** After an answer whose rationale was read; `correct` is what the answer log will say. */
  readonly after: (state: State, answer: AnswerRecord) => State;
  /** Chance of a right answer, 0–1, from the chance of knowing: guesses and slips. */
  readonly answersRight: (recall: number) => number;
}

/** What makes one simulated rep differ from another: standard normal draws, used as each model sees fit. */
export interface RepTraits {
  readonly learning: number;
  readonly forgetting: number;
}

/** Draws one rep. */
export function drawTraits(chance: Generator): RepTraits {
  return { learning: normal(chance), forgetting: normal(chance) };
}

/** A standard normal draw (Box and Muller 1958). */
export function normal(chance: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Half of the criteria are answered right at first sight: the assumption behind the load figures for FSRS at 0.90. */
const FIRST_SIGHT = 0.5;

/**
 * A rep who remembers exactly what the scheduler's model predicts: for the cost of a policy, where the question is what
 * follows if the model is right. Never answered counts as a coin's throw.
 */
export function asBelieved(model: MemoryModel): TrueMemory<CriterionState | null> {
  return {
    begin: (_, known) => known,
    recall: (state, at) => (state ? recallAt(state.memory, at) : FIRST_SIGHT),
    after: (state, answer) => withAnswer(model, state, answer),
    answersRight: (recall) => recall,
  };
}
