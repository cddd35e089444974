import { ACCOUNT_LIMIT, ADDRESS_LIMIT, throttle } from "#app/auth/throttle.ts";
import { TooManyHashes, verifyPassword } from "#app/auth/passwords.server.ts";
import { findCredentials } from "#app/stores/people.ts";
import { findRecentAttempts, insertAttempt, lockAttempts } from "#app/stores/sign-in-attempts.ts";
import type { Deps } from "../deps.ts";

export type PasswordAttempt =
  | { readonly kind: "right"; readonly personId: string; readonly attemptId: number }
  /** Unknown account, no password, deactivated, or the wrong password: nobody is told which, nor by how long it took. */
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "busy" };

/**
 * One throttled look at a password. The attempt counts as failed from before the password is looked at, so that a burst of
 * parallel tries can't outrun the count; tries refused by the throttle don't count, so waiting always helps.
 */
export async function tryPassword(
  deps: Deps,
  input: { email: string; password: string; address: string },
): Promise<PasswordAttempt> {
  const email = input.email.trim().toLowerCase();
  const attempt = await reserveAttempt(deps, email, input.address);
  if (attempt.kind === "wait") return attempt;
  const credentials = await findCredentials(deps.db, email);
  try {
    const matches = await verifyPassword(credentials?.passwordHash ?? null, input.password);
    if (!matches || !credentials) return { kind: "wrong" };
    return { kind: "right", personId: credentials.personId, attemptId: attempt.id };
  } catch (error) {
    if (error instanceof TooManyHashes) return { kind: "busy" };
    throw error;
  }
}

async function reserveAttempt(deps: Deps, email: string, address: string) {
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    await lockAttempts(tx, email, address);
    const recent = await findRecentAttempts(tx, {
      email,
      address,
      accountSince: now - ACCOUNT_LIMIT.windowMs,
      addressSince: now - ADDRESS_LIMIT.windowMs,
    });
    const verdict = throttle(recent, address, now);
    if (verdict.kind === "wait") return verdict;
    return { kind: "reserved" as const, id: await insertAttempt(tx, { email, address, at: now }) };
  });
}
