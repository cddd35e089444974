import { lengthProblem, passwordProblem } from "#app/auth/password-rules.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import type { Role } from "#app/auth/viewer.ts";
import { deleteOpenInvitesFor } from "#app/stores/invites.ts";
import { insertPerson } from "#app/stores/people.ts";
import { upsertMembership } from "#app/stores/teams.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import type { Db } from "#db/client.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { ensureTeam } from "./create-team.ts";

export interface CreatePerson {
  readonly by: By;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly timeZone?: string | undefined;
  /** Without one the person signs in with a link first. */
  readonly password?: string | undefined;
  readonly teamIds?: readonly string[];
  /** Made if there are none yet. */
  readonly teamKeys?: readonly string[];
  readonly demo?: boolean;
  /** Told of a password that is easily guessed, instead of refusing it. Too short a one is refused anyway. */
  readonly onWeakPassword?: (problem: string) => void;
}

export type CreatePersonResult =
  | { readonly kind: "created"; readonly id: string; readonly email: string }
  | { readonly kind: "refused"; readonly field: "email" | "password"; readonly message: string };

export async function createPerson(deps: Deps, input: CreatePerson): Promise<CreatePersonResult> {
  const { password } = input;
  const problem = password === undefined ? null : problemOf(password, input);
  if (problem) return { kind: "refused", field: "password", message: problem };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return deps.db.transaction().execute((tx) => createPersonIn(deps, tx, { ...input, passwordHash }));
}

/** The same in a transaction at hand, the password already hashed. */
export async function createPersonIn(
  deps: Deps,
  tx: Db,
  input: Omit<CreatePerson, "password"> & { passwordHash: string | null },
): Promise<CreatePersonResult> {
  const { by, role, timeZone, passwordHash } = input;
  const at = deps.clock.now();
  const email = input.email.toLowerCase();
  const demo = input.demo ?? false;
  const id = await insertPerson(tx, { email, name: input.name, role, passwordHash, timeZone, demo, at });
  if (id === null) return { kind: "refused", field: "email", message: `${email} already has an account.` };
  const teamIds = [...(input.teamIds ?? [])];
  for (const key of input.teamKeys ?? []) teamIds.push(await ensureTeam(tx, { by, key, demo, at }));
  const capacity = role === "manager" ? "manager" : "member";
  for (const teamId of teamIds) await upsertMembership(tx, { teamId, personId: id, capacity });
  // An invitation left open would let whoever has it choose this account's password.
  await deleteOpenInvitesFor(tx, email);
  await record(tx, by, {
    at,
    action: "person.created",
    subject: `person:${id}`,
    details: { email, role, teams: teamIds },
  });
  await redecideRep(tx, id, at);
  return { kind: "created", id, email };
}

function problemOf(password: string, { name, email, onWeakPassword }: CreatePerson): string | null {
  const problem = passwordProblem(password, [name, email]);
  if (problem === null || onWeakPassword === undefined) return problem;
  const length = lengthProblem(password);
  if (length === null) onWeakPassword(problem);
  return length;
}
