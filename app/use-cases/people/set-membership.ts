import { findPerson } from "#app/stores/people.ts";
import { deleteMembership, findTeam, upsertMembership, type Capacity } from "#app/stores/teams.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { changeStanding } from "./change-standing.ts";

/** Puts a person into a team, changes their capacity there, or (null) takes them out. False if either doesn't exist. */
export async function setMembership(
  deps: Deps,
  input: { by: By; teamId: string; personId: string; capacity: Capacity | null },
): Promise<boolean> {
  const { by, teamId, personId, capacity } = input;
  return changeStanding<boolean>(deps, { personId, joiningTeamIds: [teamId] }, async (tx, at) => {
    const known = (await findTeam(tx, teamId)) && (await findPerson(tx, personId));
    if (!known) return { result: false, changed: false };
    if (capacity !== null) await upsertMembership(tx, { teamId, personId, capacity });
    else if (!(await deleteMembership(tx, teamId, personId))) return { result: false, changed: false };
    const action = capacity === null ? "team.member_removed" : "team.member_set";
    await record(tx, by, { at, action, subject: `team:${teamId}`, details: { person: personId, capacity } });
    return { result: true, changed: true };
  });
}
