import { enqueueJob } from "#app/stores/jobs.ts";
import { lockActiveAdmins, lockPerson, updatePersonStatus } from "#app/stores/people.ts";
import { deleteSessionsOf } from "#app/stores/sessions.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { changeStanding } from "./change-standing.ts";

export type SetStatusResult =
  { readonly kind: "set" } | { readonly kind: "unknown" } | { readonly kind: "refused"; readonly message: string };

/**
 * Ends or resumes a person's account. Deactivating ends their sessions, silences their tokens and takes them out of every
 * pool with the same commit; nothing they have done is deleted. The last admin can't be deactivated.
 */
export async function setPersonStatus(
  deps: Deps,
  input: { by: By; personId: string; status: "active" | "deactivated" },
): Promise<SetStatusResult> {
  const { by, personId, status } = input;
  return changeStanding<SetStatusResult>(deps, { personId }, async (tx, at) => {
    const admins = await lockActiveAdmins(tx);
    const person = await lockPerson(tx, personId);
    if (!person) return { result: { kind: "unknown" }, changed: false };
    if (person.status === status) return { result: { kind: "set" }, changed: false };
    if (status === "deactivated" && admins.includes(personId) && admins.length === 1) {
      const message = `${person.name} is the only admin. Make somebody else admin first.`;
      return { result: { kind: "refused", message }, changed: false };
    }
    await updatePersonStatus(tx, personId, status, at);
    const endedSessions = status === "deactivated" ? await deleteSessionsOf(tx, personId) : 0;
    if (status === "deactivated")
      await enqueueJob(tx, "rehome-leads", { repId: personId }, { key: `rehome:${personId}` });
    const action = status === "deactivated" ? "person.deactivated" : "person.reactivated";
    await record(tx, by, { at, action, subject: `person:${personId}`, details: { endedSessions } });
    return { result: { kind: "set" }, changed: true };
  });
}
