import { Worker } from "node:worker_threads";
import { z } from "zod";
import { clippedWeights } from "#app/domain/memory/fsrs.ts";
import type { AnswerSequence } from "#app/domain/memory/predictions.ts";
import { daysBetween } from "#app/domain/time.ts";
import { fromProjectRoot } from "#db/project-root.ts";

const Weights = z.array(z.number()).length(21);

/**
 * Fits FSRS-6 to answer sequences with the optimiser of the library's authors, in a thread of its own: handing it 100,000
 * answers alone would hold up every request for half a second. Takes however few are given: ask for enough before.
 *
 * @returns 21 weights that `fsrs6` accepts; those of short-term memory are 0, since we count whole practice days
 */
export async function fitWeights(sequences: readonly AnswerSequence[]): Promise<readonly number[]> {
  const items = packed(sequences);
  const worker = new Worker(fromProjectRoot("app", "use-cases", "memory", "fit-worker.mjs"), {
    workerData: items,
    // Not the parent's: under test and in development those load TypeScript, which the thread has no use for.
    execArgv: [],
    name: "fit memory",
  });
  try {
    const fitted = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`fitting memory ended early, with exit status ${code}`)));
    });
    // 32-bit floats have seven digits; the rest is noise that would only make figures long.
    return clippedWeights(Weights.parse(fitted).map((weight) => Number(weight.toFixed(6))));
  } finally {
    await worker.terminate();
  }
}

/** Three columns, which threads hand over without copying objects: each sequence's length; right, and days since the last. */
function packed(sequences: readonly AnswerSequence[]) {
  const count = sequences.reduce((sum, { length }) => sum + length, 0);
  const lengths = Uint32Array.from(sequences, ({ length }) => length);
  const right = new Uint8Array(count);
  const days = new Uint32Array(count);
  let place = 0;
  for (const answers of sequences) {
    let last: string | null = null;
    for (const { correct, day } of answers) {
      right[place] = correct ? 1 : 0;
      days[place] = last === null ? 0 : Math.max(0, daysBetween(last, day));
      if (last === null || day > last) last = day;
      place += 1;
    }
  }
  return { lengths, right, days };
}
