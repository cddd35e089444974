import { getCampaign } from "#app/stores/campaigns.ts";
import { findSuspension, liftSuspension as lift, listEndedSuspensions } from "#app/stores/suspensions.ts";
import { record } from "#app/use-cases/by.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { redecideRep } from "#app/use-cases/eligibility/redecide.ts";
import { lockCampaignsOf } from "#app/use-cases/eligibility/suspend.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/** Ends a suspension now: what they know counts again at once. Lifting twice is the same as once. */
export async function liftSuspension(
  deps: Deps,
  { actor, repId, id, requestId }: { actor: Actor; repId: string; id: string; requestId?: string | undefined },
): Promise<{ kind: "lifted" } | { kind: "not_found" }> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const suspension = await findSuspension(tx, { id, repId });
    if (!suspension) return { kind: "not_found" };
    const { campaignId } = suspension;
    await lockCampaignsOf(tx, repId, campaignId);
    const by = actor.kind === "person" ? actor.id : null;
    if (!(await lift(tx, { id, by, at }))) return { kind: "lifted" };
    await record(tx, { actor, requestId }, { at, action: "suspension.lifted", subject: `suspension:${id}` });
    await redecideRep(tx, repId, at, campaignId === null ? undefined : await getCampaign(tx, campaignId));
    return { kind: "lifted" };
  });
}

/** Lifts what has come to its end; looked for every minute, so a process that was down only makes it later. */
export async function liftEndedSuspensions(deps: Deps): Promise<void> {
  for (const { id, repId } of await listEndedSuspensions(deps.db, deps.clock.now())) {
    await liftSuspension(deps, { actor: { kind: "system" }, repId, id });
  }
}
