import fc from "fast-check";
import { clippedWeights, DEFAULT_WEIGHTS } from "#app/domain/memory/fsrs.ts";

/** Weights that an organisation's own fit might come to: each up to a third off the default. */
export const anyWeights: fc.Arbitrary<readonly number[]> = fc
  .array(fc.double({ min: 0.67, max: 1.33, noNaN: true }), {
    minLength: DEFAULT_WEIGHTS.length,
    maxLength: DEFAULT_WEIGHTS.length,
  })
  .map((factors) => clippedWeights(DEFAULT_WEIGHTS.map((weight, index) => weight * factors[index]!)));
