import { setImmediate } from "node:timers/promises";
import { estimateAnswers, readSequences, type RepSequence } from "#app/stores/answer-sequences.ts";
import type { Db } from "#db/client.ts";

/**
 * Of more answers a share of the people is taken, all their answers: 21 weights gain nothing from the rest, and a fit of
 * these takes seconds.
 */
export const MOST_ANSWERS = 300_000;
/** Sequences worked on before everybody else's requests get their turn: some milliseconds. */
const SEQUENCES_AT_ONCE = 500;

export interface AnswerSample {
  /** Of the people, 0–1. */
  readonly share: number;
  readonly sequences: AsyncGenerator<RepSequence>;
}

/** The whole answer log, or of a very long one that of some people. */
export async function sampleAnswers(db: Db): Promise<AnswerSample> {
  const share = Math.min(1, MOST_ANSWERS / Math.max(1, await estimateAnswers(db)));
  return { share, sequences: inTurn(readSequences(db, share)) };
}

async function* inTurn(sequences: AsyncGenerator<RepSequence>): AsyncGenerator<RepSequence> {
  let count = 0;
  for await (const sequence of sequences) {
    count += 1;
    if (count % SEQUENCES_AT_ONCE === 0) await setImmediate();
    yield sequence;
  }
}
