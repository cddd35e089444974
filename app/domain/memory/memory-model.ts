import type { Memory } from "./memory.ts";

/**
 * What turns answers into memory. Instants are epoch milliseconds, days practice days (`YYYY-MM-DD`). Pure: the same model
 * and answers always give the same memory, so changing the model is folding the log anew and nothing else.
 *
 * A model only writes memories. Reading one (`recallAt`, `fallsTo`, `firstBelow`) asks the memory alone, so that a stored
 * state predicts tomorrow what it predicted today, whichever model is in use by then. A later model therefore comes in two
 * parts: its own implementation of this interface beside `fsrs6`, and, where its curve has another shape, a further member
 * in `Memory` that the readers tell apart. FSRS-7, whose curve is a mixture of a fast and a slow one, would store both
 * stabilities and their weight there, and find `fallsTo` by bisection, as no closed form inverts a mixture.
 */
export interface MemoryModel {
  /** The family: `fsrs-6-own`. */
  readonly id: string;
  /** Tells two sets of weights of one family apart. */
  readonly parametersHash: string;
  /** Memory after the first answer to a criterion. */
  readonly first: (correct: boolean, at: number, day: string) => Memory;
  /** Memory after a further answer. */
  readonly next: (memory: Memory, correct: boolean, at: number, day: string) => Memory;
}

/** How a stored memory names the model that made it: `fsrs-6-own:44e6e1f9bb07f4ca`. */
export function modelName({ id, parametersHash }: Pick<MemoryModel, "id" | "parametersHash">): string {
  return `${id}:${parametersHash}`;
}
