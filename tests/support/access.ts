import { sessionPolicy } from "#app/auth/session-policy.ts";
import { signIn } from "#app/use-cases/access/sign-in.ts";
import type { Db } from "#db/client.ts";
import { testClock } from "./clock.ts";
import { SESSIONS } from "./people.ts";
import { testRandom } from "./random.ts";

export const POLICY = sessionPolicy(SESSIONS);
const random = testRandom();

/** What signing in needs, with a clock of its own. */
export function accessDeps(db: Db) {
  return { db, clock: testClock(), random };
}
export type AccessDeps = ReturnType<typeof accessDeps>;

export function attempt(deps: AccessDeps, email: string, password: string, address = "192.0.2.1") {
  return signIn(deps, POLICY, { email, password, address, userAgent: null });
}
