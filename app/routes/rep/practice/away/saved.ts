/** What a device keeps for one person: opaque tokens and the choice made, never a question or a name. */
export interface Saved {
  /** Not sent yet, in the order given; `form` is what a form would post. */
  readonly waiting: readonly { readonly token: string; readonly form: string }[];
  /** Sent, and how they came out not looked at yet. */
  readonly sent: readonly string[];
  /** Those among the sent that had been answered elsewhere before. */
  readonly elsewhere: readonly string[];
}

const NONE: Saved = { waiting: [], sent: [], elsewhere: [] };

/** What is kept for a person; nothing if the device has nothing, or keeps nothing. */
export function readSaved(person: string): Saved {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? "null");
    return isSaved(kept) ? kept : NONE;
  } catch {
    return NONE;
  }
}

/** Changes what is kept in one go; false if the device keeps nothing (storage is full, or switched off). */
export function changeSaved(person: string, change: (saved: Saved) => Saved): boolean {
  const saved = change(readSaved(person));
  try {
    if (saved.waiting.length + saved.sent.length === 0) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), JSON.stringify(saved));
    return true;
  } catch {
    return false;
  }
}

/** Keeps an answer to be sent; the first one to a question stays. */
export function saveAnswer(person: string, token: string, form: string): boolean {
  return changeSaved(person, (saved) =>
    saved.waiting.some((one) => one.token === token)
      ? saved
      : { ...saved, waiting: [...saved.waiting, { token, form }] },
  );
}

/** Whoever has seen how these came out needs no further word about them. */
export function forgetSent(person: string, tokens: readonly string[]): void {
  const left = (list: readonly string[]) => list.filter((token) => !tokens.includes(token));
  changeSaved(person, ({ waiting, sent, elsewhere }) => ({ waiting, sent: left(sent), elsewhere: left(elsewhere) }));
}

function keyOf(person: string): string {
  return `greenroom.answers.${person}`;
}

function isSaved(kept: unknown): kept is Saved {
  if (typeof kept !== "object" || kept === null) return false;
  return "waiting" in kept && "sent" in kept && "elsewhere" in kept && Array.isArray(kept.waiting);
}
