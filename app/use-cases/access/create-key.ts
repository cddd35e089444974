import { newKey } from "#app/auth/secrets.server.ts";
import { insertKey } from "#app/stores/api-keys.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import type { ApiScope } from "./scopes.ts";

/** A service's key with its scopes; the secret is shown this once. */
export async function createServiceKey(
  deps: Deps,
  input: { by: By; name: string; scopes: readonly ApiScope[] },
): Promise<{ id: string; secret: string }> {
  const { by, name } = input;
  const scopes = [...new Set(input.scopes)];
  return create(deps, { by, name, scopes, kind: "service", personId: null });
}

/** A token that acts as this person, with their role and teams as they are when it is used; shown this once. */
export async function createPersonalToken(
  deps: Deps,
  input: { by: By; name: string; personId: string },
): Promise<{ id: string; secret: string }> {
  const { by, name, personId } = input;
  return create(deps, { by, name, personId, scopes: [], kind: "personal" });
}

async function create(
  deps: Deps,
  input: {
    by: By;
    name: string;
    scopes: readonly ApiScope[];
    kind: "service" | "personal";
    personId: string | null;
  },
): Promise<{ id: string; secret: string }> {
  const { by, name, scopes, kind, personId } = input;
  const { secret, hash, prefix } = newKey(deps.random, kind);
  const createdBy = by.actor.kind === "person" ? by.actor.id : null;
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const id = await insertKey(tx, { kind, name, prefix, keyHash: hash, scopes, personId, createdBy, at });
    const details = { kind, name, prefix, scopes, person: personId };
    await record(tx, by, { at, action: "key.created", subject: `key:${id}`, details });
    return { id, secret };
  });
}
