import { DAY_MS } from "#app/domain/time.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { findProposal } from "#app/stores/proposals.ts";
import { endOpenSchedule, findOpenSchedule, insertSchedule } from "#app/stores/scheduled-publications.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { tellOwners } from "#app/use-cases/playbook/owner-notices.ts";
import { checkPublishable, type PublishRefusal } from "#app/use-cases/playbook/publish-locked.ts";
import { tellScheduleEnded } from "#app/use-cases/playbook/tell-schedule-ended.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type ScheduleResult =
  { readonly kind: "scheduled"; readonly scheduleId: string; readonly publishAt: number } | PublishRefusal;

/** Later than this nobody remembers what was signed. */
export const SCHEDULE_AT_MOST_DAYS = 90;

/**
 * Orders the publication of a signed proposal for a time. Only what could be published now can be scheduled; whether it
 * still can be is asked again when its time comes. A new order takes the place of the open one.
 */
export async function schedulePublication(
  deps: Deps,
  input: { actor: Actor; proposalId: string; publishAt: number; enforceAfterMs?: number; note?: string },
): Promise<ScheduleResult> {
  return inTransaction(deps.db, async (tx) => {
    const seen = await findProposal(tx, input.proposalId);
    if (!seen) return { kind: "not_found" };
    await lockCampaign(tx, seen.campaignId);
    const at = deps.clock.now();
    const { publishAt, proposalId, note = null, enforceAfterMs = 0 } = input;
    if (publishAt <= at) return { kind: "refused", message: "That time is over. Choose one that is still to come." };
    if (publishAt > at + SCHEDULE_AT_MOST_DAYS * DAY_MS) {
      return { kind: "refused", message: `Choose a time within the next ${SCHEDULE_AT_MOST_DAYS} days.` };
    }
    const checked = await checkPublishable(tx, input, at);
    if (checked.kind !== "publishable") return checked;

    const { campaign } = checked;
    const by = input.actor.kind === "person" ? input.actor.id : null;
    await endOpenSchedule(tx, campaign.id, { kind: "replaced", at, by, reason: "another time was set" });
    const order = { campaignId: campaign.id, proposalId, publishAt, enforceAfterMs, note };
    const scheduleId = await insertSchedule(tx, { ...order, scheduledBy: by, scheduledAt: at });
    await enqueueJob(tx, "publish-scheduled", { scheduleId }, { key: `publish:${scheduleId}`, runAt: publishAt });
    await insertAudit(tx, {
      at,
      actor: actorText(input.actor),
      action: "publication.scheduled",
      subject: `proposal:${proposalId}`,
      details: {
        campaign: campaign.key,
        schedule: scheduleId,
        publishAt: new Date(publishAt).toISOString(),
        enforceAfterMs,
      },
    });
    await tellOwners(tx, campaign, {
      kind: "publication_scheduled",
      but: by,
      title: `${campaign.name}: the next version has a time`,
      body: "Both have signed it. The proposal says when it is published; until then either owner can cancel that.",
      href: `/campaigns/${campaign.key}/playbook/proposals/${proposalId}`,
      dedupeKey: `scheduled:${scheduleId}`,
      at,
    });
    return { kind: "scheduled", scheduleId, publishAt };
  });
}

export type CancelScheduleResult = { readonly kind: "cancelled" } | { readonly kind: "ended" };

/** Takes an open order back. One that has fired or ended meanwhile stays what it is. */
export async function cancelSchedule(
  deps: Deps,
  input: { actor: Actor; campaignId: number; scheduleId: string },
): Promise<CancelScheduleResult> {
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const open = await findOpenSchedule(tx, input.campaignId);
    if (open?.id !== input.scheduleId) return { kind: "ended" };
    const at = deps.clock.now();
    const by = input.actor.kind === "person" ? input.actor.id : null;
    await endOpenSchedule(tx, input.campaignId, { kind: "cancelled", at, by, reason: null });
    const campaign = await getCampaign(tx, input.campaignId);
    await insertAudit(tx, {
      at,
      actor: actorText(input.actor),
      action: "publication.cancelled",
      subject: `proposal:${open.proposalId}`,
      details: { campaign: campaign.key, schedule: open.id },
    });
    await tellScheduleEnded(tx, open, {
      by,
      title: "the next version has no time any more",
      body: "Its publication was cancelled. The text and both signatures stand; it can be published or given another time.",
      at,
    });
    return { kind: "cancelled" };
  });
}
