import { listPeople } from "#app/stores/people.ts";
import { listTeams } from "#app/stores/teams.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** The people and teams there are, as choices: owners, pools and fallbacks are picked, never typed. */
export async function choices({ db }: Pick<Deps, "db">) {
  const people = (await listPeople(db)).filter(({ status }) => status === "active");
  return {
    people: people.map(({ email, name }) => ({ value: email, label: `${name} (${email})` })),
    reps: people.filter(({ role }) => role === "rep").map(({ email, name }) => ({ value: email, label: name })),
    teams: (await listTeams(db)).map(({ key, name }) => ({ value: key, label: name })),
  };
}
