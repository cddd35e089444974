import { firstBelow } from "#app/domain/memory/first-below.ts";
import { foldAnswers, withAnswer } from "#app/domain/memory/fold.ts";
import { recallAt } from "#app/domain/memory/fsrs.ts";
import type { AnswerRecord, CriterionState, Memory } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";

export interface CurvePoint {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Predicted recall, 0–1. */
  readonly recall: number;
}

/**
 * The picture of one criterion's recall between two instants (both included): `points` evenly spaced ones, plus the foot
 * and the top of the jump back to 1 at each answer between, right or wrong (the rationale was shown). Begins with the
 * first answer; empty without one.
 */
export function recallCurve(
  model: MemoryModel,
  answers: readonly AnswerRecord[],
  from: number,
  to: number,
  points: number,
): readonly CurvePoint[] {
  const step = (to - from) / Math.max(1, points - 1);
  const grid = Array.from({ length: points }, (_, index) => Math.round(from + index * step));
  const memories = memoriesAfterEach(model, answers).filter(({ lastAt }) => lastAt <= to);
  return memories.flatMap((memory, index) => {
    const start = Math.max(from, memory.lastAt);
    const end = Math.min(to, memories[index + 1]?.lastAt ?? to);
    if (start > end) return [];
    const instants = [start, ...grid.filter((at) => at > start && at < end), ...(end > start ? [end] : [])];
    return instants.map((at) => ({ at, recall: recallAt(memory, at) }));
  });
}

/** The first millisecond at which recall is under a floor if nobody practises; null without an answer, or if never. */
export function crossing(model: MemoryModel, answers: readonly AnswerRecord[], floor: number): number | null {
  const state = foldAnswers(model, answers);
  const at = state ? firstBelow(state.memory, floor) : Infinity;
  return Number.isFinite(at) ? at : null;
}

function memoriesAfterEach(model: MemoryModel, answers: readonly AnswerRecord[]): readonly Memory[] {
  const memories: Memory[] = [];
  let state: CriterionState | null = null;
  for (const answer of answers.filter(({ voided }) => !voided)) {
    state = withAnswer(model, state, answer);
    if (state) memories.push(state.memory);
  }
  return memories;
}
