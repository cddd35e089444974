import { newToken } from "#app/auth/secrets.server.ts";
import type { Role } from "#app/auth/viewer.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { deleteOpenInvitesFor, insertInvite } from "#app/stores/invites.ts";
import { findPerson, findPersonByEmail } from "#app/stores/people.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";

const INVITE_LIFETIME_MS = 7 * DAY_MS;
/** A link to an account that exists is worth more, so it lives shorter. */
const PASSWORD_LINK_LIFETIME_MS = DAY_MS;

export type InviteResult =
  | { readonly kind: "invited"; readonly token: string; readonly expiresAt: number }
  | { readonly kind: "refused"; readonly field: "email"; readonly message: string };

/** A link for /invite/:token, shown this once, with which its holder makes their account. A newer one replaces an older. */
export async function invitePerson(
  deps: Deps,
  input: { by: By; email: string; name: string; role: Role; teamIds: readonly string[] },
): Promise<InviteResult> {
  const email = input.email.toLowerCase();
  if (await findPersonByEmail(deps.db, email)) {
    return { kind: "refused", field: "email", message: `${email} already has an account.` };
  }
  const invite = { by: input.by, email, name: input.name, role: input.role, teamIds: input.teamIds };
  return insert(deps, {
    ...invite,
    lifetimeMs: INVITE_LIFETIME_MS,
    action: "person.invited",
    subject: `email:${email}`,
  });
}

/** A link with which a person who exists chooses a password: the first one, or because it was forgotten. Null: unknown. */
export async function issuePasswordLink(
  deps: Deps,
  input: { by: By; personId: string },
): Promise<{ token: string; expiresAt: number } | null> {
  const person = await findPerson(deps.db, input.personId);
  if (!person || person.status !== "active") return null;
  const { email, name, role } = person;
  const invite = { by: input.by, email, name, role, teamIds: [] };
  const subject = `person:${person.id}`;
  return insert(deps, { ...invite, lifetimeMs: PASSWORD_LINK_LIFETIME_MS, action: "password.link_issued", subject });
}

interface Insert {
  readonly by: By;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  readonly lifetimeMs: number;
  readonly action: string;
  readonly subject: string;
}

async function insert(deps: Deps, input: Insert) {
  const { by, email, name, role, teamIds, action, subject } = input;
  const { token, hash } = newToken(deps.random);
  const at = deps.clock.now();
  const expiresAt = at + input.lifetimeMs;
  const invitedBy = by.actor.kind === "person" ? by.actor.id : null;
  await deps.db.transaction().execute(async (tx) => {
    await deleteOpenInvitesFor(tx, email);
    await insertInvite(tx, { tokenHash: hash, email, name, role, teamIds, invitedBy, createdAt: at, expiresAt });
    await record(tx, by, { at, action, subject, details: { email, role, teams: teamIds } });
  });
  return { kind: "invited" as const, token, expiresAt };
}
