import type { SessionConfig } from "#app/auth/session-policy.ts";
import type { Role } from "#app/auth/viewer.ts";
import type { By } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { createPerson } from "#app/use-cases/people/create-person.ts";
import { createTeam } from "#app/use-cases/people/create-team.ts";
import { setMembership } from "#app/use-cases/people/set-membership.ts";

export const SYSTEM: By = { actor: { kind: "system" } };
export const A_PASSWORD = "velvet otter tram";
export const SESSIONS: SessionConfig = {
  publicOrigin: "http://127.0.0.1:3000",
  session: { idleDays: 7, absoluteDays: 30 },
};

/** A person who can sign in with A_PASSWORD; `ada` becomes ada@example.com. */
export async function aPerson(
  deps: Deps,
  given: string,
  facts: { role?: Role; password?: string; teamKeys?: string[] } = {},
): Promise<{ id: string; email: string }> {
  const created = await createPerson(deps, {
    by: SYSTEM,
    email: `${given}@example.com`,
    name: given.charAt(0).toUpperCase() + given.slice(1),
    role: facts.role ?? "rep",
    password: facts.password ?? A_PASSWORD,
    teamKeys: facts.teamKeys ?? [],
  });
  if (created.kind === "refused") throw new Error(created.message);
  return created;
}

export async function aTeam(
  deps: Deps,
  key: string,
  people: { members?: readonly string[]; managers?: readonly string[] } = {},
): Promise<string> {
  const created = await createTeam(deps, { by: SYSTEM, key, name: key });
  if (created.kind === "refused") throw new Error(created.message);
  for (const personId of people.members ?? []) {
    await setMembership(deps, { by: SYSTEM, teamId: created.id, personId, capacity: "member" });
  }
  for (const personId of people.managers ?? []) {
    await setMembership(deps, { by: SYSTEM, teamId: created.id, personId, capacity: "manager" });
  }
  return created.id;
}
