import { startSession } from "#app/auth/lucia.server.ts";
import type { SessionPolicy } from "#app/auth/session-policy.ts";
import { deleteSession } from "#app/stores/sessions.ts";
import { markAttemptSucceeded } from "#app/stores/sign-in-attempts.ts";
import { record } from "../by.ts";
import type { Deps } from "../deps.ts";
import { tryPassword } from "./try-password.ts";

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Where the request came from, as far as our proxies can be trusted. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The session the browser still has; it ends. */
  readonly previousSessionId?: string | null;
  readonly requestId?: string | undefined;
}

export type SignInResult =
  | { readonly kind: "signed_in"; readonly personId: string; readonly token: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "busy" };

/** Signs somebody in with a new session; the token goes into the cookie and nowhere else. */
export async function signIn(deps: Deps, policy: SessionPolicy, input: SignIn): Promise<SignInResult> {
  const attempt = await tryPassword(deps, input);
  if (attempt.kind !== "right") return attempt;
  const { personId } = attempt;
  const at = deps.clock.now();
  const token = await deps.db.transaction().execute(async (tx) => {
    await markAttemptSucceeded(tx, attempt.attemptId);
    if (input.previousSessionId) await deleteSession(tx, input.previousSessionId);
    const started = await startSession({ ...deps, db: tx }, policy, { personId, userAgent: input.userAgent });
    const by = { actor: { kind: "person" as const, id: personId }, requestId: input.requestId };
    await record(tx, by, {
      at,
      action: "session.started",
      subject: `person:${personId}`,
      details: { address: input.address },
    });
    return started;
  });
  return { kind: "signed_in", personId, token };
}
