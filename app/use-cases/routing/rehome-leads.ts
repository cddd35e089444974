import { listOpenAssignments } from "#app/stores/assignments.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { reassignLeadNow } from "#app/use-cases/routing/reassign.ts";

/**
 * Gives every open lead of somebody who has left to somebody else, or holds it; each in a transaction of its own. To be
 * called after the deactivation has committed. Running it twice does nothing twice.
 *
 * @returns how many leads moved on
 */
export async function rehomeLeads(
  deps: Deps,
  { repId, actor, reason }: { repId: string; actor: Actor; reason: string },
): Promise<number> {
  let moved = 0;
  for (const { leadId, id } of await listOpenAssignments(deps.db, repId)) {
    const result = await reassignLeadNow(deps, { leadId, actor, reason, onlyIf: id });
    if (result.kind === "assigned" || result.kind === "held") moved += 1;
  }
  return moved;
}
