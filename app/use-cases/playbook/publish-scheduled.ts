import { assertNever } from "#app/domain/assert-never.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { endOpenSchedule, findSchedule, type ScheduledPublication } from "#app/stores/scheduled-publications.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { publishLocked, type PublishRefusal } from "#app/use-cases/playbook/publish-locked.ts";
import { tellScheduleEnded } from "#app/use-cases/playbook/tell-schedule-ended.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export type FiredResult =
  | { readonly kind: "published"; readonly version: number }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "early" }
  | { readonly kind: "ended" };

/**
 * Publishes what was ordered, once its time has come: exactly once, however often this is called and however late. What
 * can't be published then is refused, and both owners are told why; nothing is tried again behind their backs.
 */
export async function publishScheduled(deps: Deps, { scheduleId }: { scheduleId: string }): Promise<FiredResult> {
  return inTransaction(deps.db, async (tx) => {
    const seen = await findSchedule(tx, scheduleId);
    if (!seen) return { kind: "ended" };
    await lockCampaign(tx, seen.campaignId);
    const order = await findSchedule(tx, scheduleId);
    if (!order || order.end) return { kind: "ended" };
    if (order.publishAt > deps.clock.now()) return { kind: "early" };

    const { proposalId, enforceAfterMs, note, scheduledBy } = order;
    const actor = scheduledBy === null ? { kind: "system" as const } : { kind: "person" as const, id: scheduledBy };
    const result = await publishLocked(deps, tx, {
      actor,
      proposalId,
      enforceAfterMs,
      ...(note === null ? {} : { note }),
    });
    if (result.kind !== "published") return refuse(tx, order, refusalWords(result), deps.clock.now());
    await tellScheduleEnded(tx, order, {
      by: null,
      title: `version ${result.version} is published`,
      body: "Its time had come, as it was ordered.",
      href: `/playbook?published=${result.version}`,
      at: deps.clock.now(),
    });
    return { kind: "published", version: result.version };
  });
}

async function refuse(tx: Db, order: ScheduledPublication, reason: string, at: number): Promise<FiredResult> {
  await endOpenSchedule(tx, order.campaignId, { kind: "refused", at, by: null, reason });
  await insertAudit(tx, {
    at,
    actor: "system",
    action: "publication.refused",
    subject: `proposal:${order.proposalId}`,
    details: { schedule: order.id, reason },
  });
  await tellScheduleEnded(tx, order, { by: null, title: "the next version was not published", body: reason, at });
  return { kind: "refused", reason };
}

/** Why a proposal can't be published, for its owners. */
export function refusalWords(refusal: PublishRefusal): string {
  switch (refusal.kind) {
    case "unsigned":
      return `It lacks the signature for ${refusal.missing.join(" and ")}. Nothing was published.`;
    case "stale":
      return `It was written against version ${refusal.base}, and version ${refusal.latest} counts by now. Nothing was published.`;
    case "closed":
      return "This proposal is closed: it was published, or the text was changed. Nothing was published.";
    case "not_found":
      return "This proposal is gone. Nothing was published.";
    case "refused":
      return refusal.message;
    default:
      return assertNever(refusal);
  }
}
