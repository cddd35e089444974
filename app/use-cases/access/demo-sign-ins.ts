import type { Role } from "#app/auth/viewer.ts";
import { listDemoPeople } from "#app/stores/people.ts";
import { CAST } from "../demo/cast.ts";
import type { Deps } from "../deps.ts";

/** Everybody of the demo world has it; it is printed at start and on the sign-in page, so it protects nothing. */
export const DEMO_PASSWORD = "greenroom-demo";

export interface DemoSignIn {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly story: string;
}

/** Who can look around, the person to begin with first; nobody where there is no demo. */
export async function listDemoSignIns(deps: Deps): Promise<DemoSignIn[]> {
  const people = new Map((await listDemoPeople(deps.db)).map((person) => [person.email, person]));
  return CAST.flatMap(({ email, story }) => {
    const person = people.get(email);
    return person ? [{ email, name: person.name, role: person.role, story }] : [];
  });
}
