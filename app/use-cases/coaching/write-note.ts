import { insertCoachingNote } from "#app/stores/coaching-notes.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/** Keeps what a manager wants to remember of somebody's learning, for good. The audit record names it, not its words. */
export async function writeCoachingNote(
  deps: Deps,
  input: { by: By & { actor: { kind: "person"; id: string } }; personId: string; text: string; shared: boolean },
): Promise<{ kind: "written"; id: number } | { kind: "refused"; message: string }> {
  const at = deps.clock.now();
  const text = input.text.trim();
  if (text === "") return { kind: "refused", message: "found nothing, expected a note in words" };
  const { by, personId, shared } = input;
  return inTransaction(deps.db, async (tx) => {
    const id = await insertCoachingNote(tx, { personId, authorId: by.actor.id, text, shared, at });
    const details = { person: personId, shared };
    await record(tx, by, { at, action: "coaching.noted", subject: `coaching_note:${id}`, details });
    return { kind: "written", id };
  });
}
