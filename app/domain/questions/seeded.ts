/** Numbers from 0 up to, not including, 1; the same seed gives the same ones. */
export type Generator = () => number;

/**
 * A pseudo-random generator: sfc32 (Chris Doty-Humphrey, PractRand), its state filled by mixing the seed's text. For
 * shuffling and variety only, never for secrets.
 */
export function seeded(seed: number | string): Generator {
  const mix = mixer(String(seed));
  let [a, b, c, d] = [mix(), mix(), mix(), 1];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first outputs still show the seed.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** The items in another order, every order equally likely. */
export function shuffled<Item>(items: readonly Item[], next: Generator): Item[] {
  return items
    .map((item) => ({ item, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** One of the items; throws RangeError if there is none. */
export function pick<Item>(items: readonly Item[], next: Generator): Item {
  const chosen = items[Math.floor(next() * items.length)];
  if (chosen === undefined) throw new RangeError("nothing to pick from");
  return chosen;
}

/** An id of 12 characters that says nothing. */
export function opaqueId(next: Generator): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from({ length: 12 }, () => alphabet[Math.floor(next() * alphabet.length)] ?? "a").join("");
}

/** MurmurHash3's mixing over the text: a different 32-bit number at each call. */
function mixer(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}
