import { findTeamByKey, insertTeam, updateTeamName } from "#app/stores/teams.ts";
import type { Db } from "#db/client.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";

export type CreateTeamResult =
  | { readonly kind: "created"; readonly id: string }
  | { readonly kind: "refused"; readonly field: "key"; readonly message: string };

export async function createTeam(deps: Deps, input: { by: By; key: string; name: string }): Promise<CreateTeamResult> {
  const { by, key, name } = input;
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const id = await insertTeam(tx, { key, name, at });
    if (id === null) return { kind: "refused", field: "key", message: `There is a team ${key} already.` };
    await record(tx, by, { at, action: "team.created", subject: `team:${id}`, details: { key, name } });
    return { kind: "created", id };
  });
}

/** The id of the team with this key, made if there is none: under the name given, else one made from the key. */
export async function ensureTeam(
  tx: Db,
  input: { by: By; key: string; name?: string | undefined; demo: boolean; at: number },
): Promise<string> {
  const { by, key, demo, at } = input;
  const name = input.name ?? nameFromKey(key);
  const id = await insertTeam(tx, { key, name, demo, at });
  if (id !== null) {
    await record(tx, by, { at, action: "team.created", subject: `team:${id}`, details: { key, name } });
    return id;
  }
  const known = await findTeamByKey(tx, key);
  if (!known) throw new Error(`team ${key}: neither made nor found`);
  return known.id;
}

export async function renameTeam(deps: Deps, input: { by: By; id: string; name: string }): Promise<void> {
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await updateTeamName(tx, input.id, input.name);
    const subject = `team:${input.id}`;
    await record(tx, input.by, { at, action: "team.renamed", subject, details: { name: input.name } });
  });
}

/** `emea-new-business` → `Emea new business`. */
function nameFromKey(key: string): string {
  const words = key.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
