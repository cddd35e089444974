import { markNoticesRead } from "#app/stores/notices.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** A person has seen these of their own notices. No audit record: nothing that anybody else relies on has changed. */
export async function markRead(
  { db, clock }: Deps,
  { personId, ids }: { personId: string; ids: readonly string[] },
): Promise<void> {
  await markNoticesRead(db, { personId, ids, at: clock.now() });
}
