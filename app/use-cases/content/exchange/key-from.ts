const MAX_LENGTH = 60;

/** A key for a question: its own name if that is one, else made of it, else of the first words of the prompt. */
export function keyFrom(name: string, prompt: unknown, taken: ReadonlySet<string>): string {
  const base = slug(name) || slug(typeof prompt === "string" ? prompt.slice(0, 200) : "") || "question";
  return unused(base, taken);
}

/** The key itself, or with the first number that makes it new. */
export function unused(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const key = `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function slug(text: string): string {
  const plain = text
    .slice(0, 400)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, MAX_LENGTH).replace(/^-|-$/g, "");
}
