import { passwordProblem } from "#app/auth/password-rules.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { updatePasswordHash } from "#app/stores/people.ts";
import { deleteSessionsOf } from "#app/stores/sessions.ts";
import { markAttemptSucceeded } from "#app/stores/sign-in-attempts.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { tryPassword } from "./try-password.ts";

export type ChangePasswordResult =
  | { readonly kind: "changed"; readonly endedSessions: number }
  | { readonly kind: "refused"; readonly field: "current" | "next"; readonly message: string }
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "busy" };

/** Changes one's own password, knowing the current one; every other session of the person ends. */
export async function changePassword(
  deps: Deps,
  input: { by: By; viewer: Viewer; current: string; next: string; address: string },
): Promise<ChangePasswordResult> {
  const { viewer } = input;
  const problem = passwordProblem(input.next, [viewer.name, viewer.email]);
  if (problem) return { kind: "refused", field: "next", message: problem };
  const attempt = await tryPassword(deps, { email: viewer.email, password: input.current, address: input.address });
  if (attempt.kind === "wrong")
    return { kind: "refused", field: "current", message: "That isn't your current password." };
  if (attempt.kind !== "right") return attempt;
  const passwordHash = await hashPassword(input.next);
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    await markAttemptSucceeded(tx, attempt.attemptId);
    await updatePasswordHash(tx, viewer.id, passwordHash);
    const endedSessions = await deleteSessionsOf(tx, viewer.id, viewer.sessionId);
    const subject = `person:${viewer.id}`;
    await record(tx, input.by, { at, action: "password.changed", subject, details: { endedSessions } });
    return { kind: "changed", endedSessions };
  });
}
