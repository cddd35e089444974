import { insertAudit } from "#app/stores/audit.ts";
import { deleteDemo, hasDemo, listDemoDependents, lockDemo, type RemovedDemo } from "#app/stores/demo.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type RemoveDemoResult =
  | ({ readonly kind: "removed" } & RemovedDemo)
  | { readonly kind: "nothing_there" }
  /** Something of the organisation's own hangs on it; nothing was removed. */
  | { readonly kind: "refused"; readonly message: string; readonly dependents: readonly string[] };

/** Removes the demo world whole, in one transaction, and nothing else. */
export async function removeDemo(deps: Deps): Promise<RemoveDemoResult> {
  return inTransaction(deps.db, async (tx): Promise<RemoveDemoResult> => {
    await lockDemo(tx);
    if (!(await hasDemo(tx))) return { kind: "nothing_there" };
    const dependents = await listDemoDependents(tx);
    if (dependents.length > 0) {
      const message = `The demo world can't be removed while others depend on it. ${dependents.join(" ")}`;
      return { kind: "refused", message, dependents };
    }
    const removed = await deleteDemo(tx);
    // A memory model that somebody of the demo chose is in use no longer.
    await enqueueJob(tx, "replay-memories", {}, { key: "replay-memories" });
    const at = deps.clock.now();
    await insertAudit(tx, { at, actor: "system", action: "demo.removed", subject: "demo", details: { ...removed } });
    return { kind: "removed", ...removed };
  });
}
