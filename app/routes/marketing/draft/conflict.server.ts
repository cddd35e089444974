import type { PartEdit, StaleEdit } from "#app/use-cases/drafts/save-part.ts";
import type { ShownConflict } from "./part-conflict.tsx";
import { diffOfPart } from "./part-words.server.ts";

/** Theirs beside what was typed; `base` is what the form must carry to be saved over theirs, knowingly. */
export function conflictOf(conflicts: readonly StaleEdit[], edits: readonly PartEdit[]): ShownConflict | null {
  const [stale] = conflicts;
  if (!stale) return null;
  const mine = edits.find(({ part }) => part === stale.part)?.value ?? null;
  return {
    by: stale.by,
    at: stale.at,
    base: stale.base,
    removed: stale.theirs === null,
    fields: stale.theirs === null ? [] : diffOfPart(stale.theirs, mine),
  };
}
