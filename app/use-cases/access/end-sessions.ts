import { deleteSessionOf, deleteSessionsOf } from "#app/stores/sessions.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";

/** Ends one session of this person: signing out, or a device that was lost. False if there is no such session. */
export async function endSession(deps: Deps, input: { by: By; personId: string; sessionId: string }): Promise<boolean> {
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const ended = await deleteSessionOf(tx, input.personId, input.sessionId);
    if (ended) await record(tx, input.by, { at, action: "session.ended", subject: `person:${input.personId}` });
    return ended;
  });
}

/** Ends all of a person's sessions, but for the one they are looking from; how many ended. */
export async function endSessions(
  deps: Deps,
  input: { by: By; personId: string; exceptSessionId: string | null },
): Promise<number> {
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const count = await deleteSessionsOf(tx, input.personId, input.exceptSessionId);
    if (count > 0) {
      const subject = `person:${input.personId}`;
      await record(tx, input.by, { at, action: "session.all_ended", subject, details: { count } });
    }
    return count;
  });
}
