import { lockActiveAdmins, lockPerson, updatePerson as update, type PersonChange } from "#app/stores/people.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { changeStanding } from "./change-standing.ts";

export type UpdatePersonResult =
  | { readonly kind: "updated" }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly field: "role"; readonly message: string };

/** Changes what is known of a person. Only reps get leads, so another role decides anew. The last admin stays one. */
export async function updatePerson(
  deps: Deps,
  input: { by: By; personId: string; change: PersonChange },
): Promise<UpdatePersonResult> {
  const { by, personId, change } = input;
  return changeStanding<UpdatePersonResult>(deps, { personId }, async (tx, at) => {
    // Before the person's own row, as everybody does who changes admins.
    const admins = change.role === undefined ? [] : await lockActiveAdmins(tx);
    const person = await lockPerson(tx, personId);
    if (!person) return { result: { kind: "unknown" }, changed: false };
    const demotes = change.role !== undefined && change.role !== "admin" && person.role === "admin";
    if (demotes && admins.every((id) => id === personId)) {
      const message = `${person.name} is the only admin. Make somebody else admin first.`;
      return { result: { kind: "refused", field: "role", message }, changed: false };
    }
    await update(tx, personId, change);
    await record(tx, by, { at, action: "person.updated", subject: `person:${personId}`, details: { ...change } });
    return { result: { kind: "updated" }, changed: change.role !== undefined && change.role !== person.role };
  });
}
