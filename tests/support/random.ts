import type { Random } from "#app/use-cases/deps.ts";

/** Chance that repeats: the same seed gives the same bytes and seeds, in the same order. */
export function testRandom(seed = 1): Random {
  let state = seed;
  const next = () => (state = (state * 48_271) % 0x7fff_ffff);
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    seed: next,
  };
}
