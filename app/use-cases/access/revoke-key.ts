import { revokeKey as revoke } from "#app/stores/api-keys.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";

/** From this instant the key opens nothing. False if there is no such working key of the service kind, or of that person. */
export async function revokeKey(
  deps: Deps,
  input: { by: By; id: string; of: { kind: "service" } | { personId: string } },
): Promise<boolean> {
  const at = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const revoked = await revoke(tx, input.id, input.of, at);
    if (revoked) await record(tx, input.by, { at, action: "key.revoked", subject: `key:${input.id}` });
    return revoked;
  });
}
