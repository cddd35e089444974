import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { type Campaign, getCampaign, inForceId, pendingOf, updateCampaign } from "#app/stores/campaigns.ts";
import { replaceCampaignTeams } from "#app/stores/enrolment.ts";
import { insertGraceEnd } from "#app/stores/grace-ends.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { findRescoreRun, finishRescoreRun, updateRescoreDue } from "#app/stores/rescore-runs.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { orderRedecide } from "#app/use-cases/playbook/after-publication.ts";
import { campaignFacts } from "#app/use-cases/playbook/campaign-facts.ts";
import { isCampaignBusy } from "#app/use-cases/playbook/campaign-busy.ts";
import { tellOwners } from "#app/use-cases/playbook/owner-notices.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export type EndGraceResult =
  | { readonly kind: "ended"; readonly version: number }
  /** It has taken effect, or was cancelled or replaced meanwhile. Nothing was changed. */
  | { readonly kind: "not_pending" }
  | { readonly kind: "busy" };

interface EndGrace {
  readonly actor: Actor;
  readonly campaignId: number;
  readonly version: number;
  readonly reason: string;
}

/**
 * Takes a published version back before it takes effect: it stays in the history, unchanged and marked, its number is never
 * used again, and the version in force goes on. Once it is in force nothing can be taken back, only published anew.
 */
export async function cancelVersion(deps: Deps, input: EndGrace): Promise<EndGraceResult> {
  const news = "was cancelled before it took effect";
  const told = (from: number) => ({ enforceFrom: new Date(from).toISOString(), replacedBy: null });
  const ended = { kind: "cancelled", action: "playbook.cancelled", news, told } as const;
  return whilePending(deps, input, ended, async (tx, campaign, pending, at) => {
    const inForce = inForceId(campaign, at);
    const facts = inForce === null ? null : (await getPlaybook(tx, inForce)).playbook;
    if (facts) {
      await updateCampaign(tx, campaign.id, {
        ...(await campaignFacts(tx, campaign, facts)),
        playbookId: inForce,
        nextPlaybookId: null,
        nextFrom: null,
      });
      const { id: campaignId, demo } = campaign;
      await replaceCampaignTeams(tx, { campaignId, teamKeys: facts.campaign.teams, demo, at });
    }
    await finishRescoreRun(tx, { playbookId: pending.id, kind: "overtaken", at });
    await enqueueJob(tx, "announce-version", { playbookId: pending.id }, { key: `announce:${pending.id}` });
  });
}

/** Ends a version's grace period early: it is in force from now on, exactly as if its hour had come. */
export async function enforceVersion(deps: Deps, input: EndGrace): Promise<EndGraceResult> {
  const news = "counts from now on";
  const told = (_from: number, at: number) => ({ enforceFrom: new Date(at).toISOString() });
  const ended = { kind: "enforced", action: "playbook.enforced", news, told } as const;
  return whilePending(deps, input, ended, async (tx, campaign, pending, at) => {
    const { name, channel, launchOn, marketingOwnerId, salesOwnerId } = campaign;
    const flip = { playbookId: pending.id, nextPlaybookId: null, nextFrom: null };
    await updateCampaign(tx, campaign.id, { name, channel, launchOn, marketingOwnerId, salesOwnerId, ...flip });
    const run = await findRescoreRun(tx, pending.id);
    if (run && !run.end) {
      await updateRescoreDue(tx, { playbookId: pending.id, dueAt: at });
      await enqueueJob(tx, "rescore-campaign", { playbookId: pending.id }, { key: `rescore:${pending.id}` });
    }
  });
}

interface Ended {
  readonly kind: "cancelled" | "enforced";
  readonly action: "playbook.cancelled" | "playbook.enforced";
  readonly news: string;
  /** What else outside programs hear. */
  readonly told: (from: number, at: number) => Readonly<Record<string, unknown>>;
}

async function whilePending(
  deps: Deps,
  { actor, campaignId, version, reason }: EndGrace,
  ended: Ended,
  change: (tx: Db, campaign: Campaign, pending: { id: number; from: number }, at: number) => Promise<void>,
): Promise<EndGraceResult> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      await lockCampaign(tx, campaignId);
      const at = deps.clock.now();
      const campaign = await getCampaign(tx, campaignId);
      const pending = pendingOf(campaign, at);
      if (!pending || (await getPlaybook(tx, pending.id)).version !== version) return { kind: "not_pending" };
      const by = actor.kind === "person" ? actor.id : null;
      // Before the flip: the database takes no such record about a version in force.
      await insertGraceEnd(tx, { playbookId: pending.id, kind: ended.kind, by, at, reason });
      await change(tx, campaign, pending, at);
      const enforceFrom = new Date(pending.from).toISOString();
      await insertAudit(tx, {
        at,
        actor: actorText(actor),
        action: ended.action,
        subject: `campaign:${campaign.key}`,
        details: { version, reason, enforceFrom },
      });
      await insertOutboxEvent(tx, {
        type: ended.action,
        subject: `campaign:${campaign.key}`,
        data: { campaign: campaign.key, version, reason, ...ended.told(pending.from, at) },
        at,
      });
      await orderRedecide(tx, campaign.id);
      await tellOwners(tx, campaign, {
        kind: "playbook_withdrawn",
        but: by,
        title: `${campaign.name}: version ${version} ${ended.news}`,
        body: reason,
        href: `/campaigns/${campaign.key}/playbook`,
        dedupeKey: `grace_end:${pending.id}`,
        at,
      });
      return { kind: "ended", version };
    });
  } catch (error) {
    if (!deps.db.isTransaction && isCampaignBusy(error)) return { kind: "busy" };
    throw error;
  }
}
