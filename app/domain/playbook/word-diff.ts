/** A stretch of text that both versions have, or only one. */
export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this the table would cost more than the comparison is worth; the whole text counts as replaced. */
const MAX_WORDS = 4_000;

/**
 * What changed between two texts, word by word, by their longest common subsequence. The same and removed parts joined
 * give `before`, the same and added parts joined give `after`, spaces included.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = tokens(before);
  const now = tokens(after);
  if (old.length > MAX_WORDS || now.length > MAX_WORDS) return merged(replaced(old, now));
  return merged(walk(old, now, commonLengths(old, now)));
}

/** Words, runs of space, and single signs. */
function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** lengths[i][j]: the length of the longest common subsequence of old from i and now from j. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const length =
        old[i] === now[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
      lengths[i]?.fill(length, j, j + 1);
    }
  }
  return lengths;
}

function walk(old: readonly string[], now: readonly string[], lengths: readonly Uint16Array[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      parts.push({ kind: "same", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      parts.push({ kind: "removed", text: old[i] ?? "" });
      i += 1;
    } else {
      parts.push({ kind: "added", text: now[j] ?? "" });
      j += 1;
    }
  }
  return [...parts, ...replaced(old.slice(i), now.slice(j))];
}

function replaced(old: readonly string[], now: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [
    { kind: "removed", text: old.join("") },
    { kind: "added", text: now.join("") },
  ];
  return parts.filter(({ text }) => text !== "");
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  return parts.reduce<DiffPart[]>((done, part) => {
    const last = done.at(-1);
    if (last?.kind === part.kind) done[done.length - 1] = { kind: part.kind, text: last.text + part.text };
    else done.push(part);
    return done;
  }, []);
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
