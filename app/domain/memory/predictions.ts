import { daysBetween, DAY_MS } from "#app/domain/time.ts";
import { chanceOfRightAt, fallsTo, SCHEDULED_RECALL } from "./fsrs.ts";
import type { AnswerRecord, Memory } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";

/** Of one rep, to one revision of one criterion, in the log's order, without those taken back. */
export type AnswerSequence = readonly Pick<AnswerRecord, "correct" | "at" | "day">[];

/** What a model said before an answer, and what came. */
export interface Prediction {
  /** When the answer was given, epoch milliseconds. */
  readonly at: number;
  /** The chance of a right answer, 0–1, lucky guesses included, from the answers before it only. */
  readonly chance: number;
  readonly correct: boolean;
  /** Days since practice had fallen due; negative: it came before. */
  readonly overdueDays: number;
}

/**
 * Each answer that says something about forgetting: the first of its practice day, a day or more after the one before.
 * The very first answer is none (nothing was known yet), nor is a repetition within a day (nothing was forgotten yet).
 */
export function predictions(model: MemoryModel, answers: AnswerSequence): readonly Prediction[] {
  const found: Prediction[] = [];
  let memory: Memory | null = null;
  for (const { correct, at, day } of answers) {
    if (memory !== null && daysBetween(memory.lastDay, day) >= 1) {
      const overdueDays = (at - fallsTo(memory, SCHEDULED_RECALL)) / DAY_MS;
      found.push({ at, chance: chanceOfRightAt(memory, at), correct, overdueDays });
    }
    memory = memory === null ? model.first(correct, at, day) : model.next(memory, correct, at, day);
  }
  return found;
}

/** When each of them was given: the model has no say in which answers count. Epoch milliseconds. */
export function predictedInstants(answers: AnswerSequence): readonly number[] {
  let lastDay: string | null = null;
  return answers.flatMap(({ at, day }) => {
    const counts = lastDay !== null && daysBetween(lastDay, day) >= 1;
    if (lastDay === null || day > lastDay) lastDay = day;
    return counts ? [at] : [];
  });
}
