import { startSession } from "#app/auth/lucia.server.ts";
import { passwordProblem } from "#app/auth/password-rules.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import { hashSecret } from "#app/auth/secrets.server.ts";
import type { SessionPolicy } from "#app/auth/session-policy.ts";
import { findOpenInvite, lockOpenInvite, markInviteAccepted, type Invite } from "#app/stores/invites.ts";
import { findPersonByEmail, updatePasswordHash, type Person } from "#app/stores/people.ts";
import { deleteSessionsOf } from "#app/stores/sessions.ts";
import { findTeam } from "#app/stores/teams.ts";
import type { Db } from "#db/client.ts";
import { record } from "../by.ts";
import type { Deps } from "../deps.ts";
import { createPersonIn } from "./create-person.ts";

/** What the page of an open link shows; null: used, replaced, expired or never made. `known`: it sets a password only. */
export async function findInvitation(
  deps: Deps,
  token: string,
): Promise<{ email: string; name: string; known: boolean } | null> {
  const invite = await findOpenInvite(deps.db, hashSecret(token), deps.clock.now());
  if (!invite) return null;
  const person = await findPersonByEmail(deps.db, invite.email);
  if (person?.status === "deactivated") return null;
  return { email: invite.email, name: person?.name ?? invite.name, known: person !== null };
}

export interface AcceptInvite {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly timeZone?: string | undefined;
  readonly userAgent: string | null;
  readonly requestId?: string | undefined;
}

export type AcceptInviteResult =
  | { readonly kind: "accepted"; readonly personId: string; readonly token: string }
  | { readonly kind: "closed" }
  | { readonly kind: "refused"; readonly field: "password"; readonly message: string };

/** Makes the account (or sets the password of the one that exists) and signs in; the link is dead afterwards. */
export async function acceptInvite(
  deps: Deps,
  policy: SessionPolicy,
  input: AcceptInvite,
): Promise<AcceptInviteResult> {
  const open = await findInvitation(deps, input.token);
  if (!open) return { kind: "closed" };
  const problem = passwordProblem(input.password, [input.name, open.name, open.email]);
  if (problem) return { kind: "refused", field: "password", message: problem };
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now();
    const invite = await lockOpenInvite(tx, hashSecret(input.token), at);
    if (!invite) return { kind: "closed" };
    await markInviteAccepted(tx, invite.tokenHash, at);
    const known = await findPersonByEmail(tx, invite.email);
    if (known?.status === "deactivated") return { kind: "closed" };
    const personId = known
      ? await setPassword(tx, { known, passwordHash, at, requestId: input.requestId })
      : await makeAccount(deps, tx, { ...input, invite, passwordHash });
    if (personId === null) return { kind: "closed" };
    const token = await startSession({ ...deps, db: tx }, policy, { personId, userAgent: input.userAgent });
    return { kind: "accepted", personId, token };
  });
}

async function setPassword(
  tx: Db,
  input: { known: Person; passwordHash: string; at: number; requestId: string | undefined },
): Promise<string> {
  const { known, at } = input;
  await updatePasswordHash(tx, known.id, input.passwordHash);
  const endedSessions = await deleteSessionsOf(tx, known.id);
  const by = { actor: { kind: "person" as const, id: known.id }, requestId: input.requestId };
  const subject = `person:${known.id}`;
  await record(tx, by, { at, action: "password.changed", subject, details: { via: "link", endedSessions } });
  return known.id;
}

async function makeAccount(
  deps: Deps,
  tx: Db,
  input: AcceptInvite & { invite: Invite; passwordHash: string },
): Promise<string | null> {
  const { invite, name, timeZone, passwordHash, requestId } = input;
  const teams = await Promise.all(invite.teamIds.map((id) => findTeam(tx, id)));
  const created = await createPersonIn(deps, tx, {
    // The invitation speaks for whoever issued it; its holder isn't anybody yet.
    by: { actor: invite.invitedBy ? { kind: "person", id: invite.invitedBy } : { kind: "system" }, requestId },
    email: invite.email,
    name,
    role: invite.role,
    timeZone,
    teamIds: teams.flatMap((team) => (team ? [team.id] : [])),
    passwordHash,
  });
  return created.kind === "created" ? created.id : null;
}
