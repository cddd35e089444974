import { startSession } from "#app/auth/lucia.server.ts";
import { passwordProblem } from "#app/auth/password-rules.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import { hashSecret, newToken } from "#app/auth/secrets.server.ts";
import type { SessionPolicy } from "#app/auth/session-policy.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { paths } from "#app/paths.ts";
import { hasActiveAdmin, insertPerson } from "#app/stores/people.ts";
import {
  deleteUnusedSetupLinks,
  insertSetupLink,
  isSetupLinkOpen,
  lockSetup,
  markSetupLinkUsed,
} from "#app/stores/setup-links.ts";
import { record } from "../by.ts";
import type { Deps } from "../deps.ts";

const LINK_LIFETIME_MS = DAY_MS;

/** The address of a new one-time setup page, or null once there is an admin. Printed at start. */
export async function ensureSetupLink(deps: Deps): Promise<string | null> {
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    if (await hasActiveAdmin(tx)) {
      await deleteUnusedSetupLinks(tx);
      return null;
    }
    const { token, hash } = newToken(deps.random);
    await insertSetupLink(tx, { tokenHash: hash, createdAt: now, expiresAt: now + LINK_LIFETIME_MS });
    return paths.setup(token);
  });
}

/** Whether a setup link still opens: unused, younger than a day, and nobody is admin yet. */
export async function isSetupOpen(deps: Deps, token: string): Promise<boolean> {
  if (!(await isSetupLinkOpen(deps.db, hashSecret(token), deps.clock.now()))) return false;
  return !(await hasActiveAdmin(deps.db));
}

export type SetUpResult =
  | { readonly kind: "done"; readonly personId: string; readonly token: string }
  | { readonly kind: "closed" }
  | { readonly kind: "refused"; readonly field: "email" | "password"; readonly message: string };

/** Makes the first admin and signs them in; the link is dead afterwards. */
export async function setUpFirstAdmin(
  deps: Deps,
  policy: SessionPolicy,
  input: {
    token: string;
    email: string;
    name: string;
    password: string;
    timeZone?: string | undefined;
    userAgent: string | null;
    requestId?: string | undefined;
  },
): Promise<SetUpResult> {
  if (!(await isSetupOpen(deps, input.token))) return { kind: "closed" };
  const problem = passwordProblem(input.password, [input.name, input.email]);
  if (problem) return { kind: "refused", field: "password", message: problem };
  const { email, name, timeZone } = input;
  const passwordHash = await hashPassword(input.password);
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    if (!(await isSetupOpen({ ...deps, db: tx }, input.token))) return { kind: "closed" };
    const personId = await insertPerson(tx, { email, name, role: "admin", passwordHash, timeZone, at });
    if (personId === null) return { kind: "refused", field: "email", message: `${email} already has an account.` };
    await markSetupLinkUsed(tx, hashSecret(input.token), at);
    await deleteUnusedSetupLinks(tx);
    const by = { actor: { kind: "person" as const, id: personId }, requestId: input.requestId };
    await record(tx, by, {
      at,
      action: "person.created",
      subject: `person:${personId}`,
      details: { via: "setup link" },
    });
    const token = await startSession({ ...deps, db: tx }, policy, { personId, userAgent: input.userAgent });
    return { kind: "done", personId, token };
  });
}
