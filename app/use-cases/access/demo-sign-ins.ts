import type { Role } from "#app/auth/viewer.ts";
import { listDemoPeople } from "#app/stores/people.ts";
import type { Deps } from "../deps.ts";

/** Everybody of the demo world has it; it is printed at start and on the sign-in page, so it protects nothing. */
export const DEMO_PASSWORD = "greenroom-demo";

/** Who can look around, for the sign-in page; nobody where there is no demo. */
export async function listDemoSignIns(deps: Deps): Promise<{ email: string; name: string; role: Role }[]> {
  const people = await listDemoPeople(deps.db);
  return people.map(({ email, name, role }) => ({ email, name, role }));
}
