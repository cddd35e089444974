import { deleteLeave, insertLeave } from "#app/stores/leave.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { inTransaction } from "../transaction.ts";

export type AddLeaveResult =
  | { readonly kind: "added"; readonly id: string }
  | { readonly kind: "refused"; readonly field: "endsAt"; readonly message: string };

/** While on leave a rep gets no leads; what they know and what they have stays theirs. */
export async function addLeave(
  deps: Deps,
  input: { by: By; personId: string; startsAt: number; endsAt: number; note: string | null },
): Promise<AddLeaveResult> {
  const { by, personId, startsAt, endsAt, note } = input;
  const at = deps.clock.now();
  if (!(endsAt > startsAt)) return { kind: "refused", field: "endsAt", message: "Leave must end after it starts." };
  if (endsAt <= at) return { kind: "refused", field: "endsAt", message: "That leave is already over." };
  return inTransaction(deps.db, async (tx): Promise<AddLeaveResult> => {
    const id = await insertLeave(tx, { personId, startsAt, endsAt, note });
    const details = { leave: id, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    await record(tx, by, { at, action: "leave.added", subject: `person:${personId}`, details });
    return { kind: "added", id };
  });
}

/** False if this person has no such leave. */
export async function removeLeave(deps: Deps, input: { by: By; personId: string; id: string }): Promise<boolean> {
  const { by, personId, id } = input;
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const removed = await deleteLeave(tx, personId, id);
    if (removed) {
      await record(tx, by, { at, action: "leave.removed", subject: `person:${personId}`, details: { leave: id } });
    }
    return removed;
  });
}
