import { inTransaction } from "#app/use-cases/transaction.ts";
import { classifyChanges } from "#app/domain/playbook/changes.ts";
import type { CriterionChange } from "#app/domain/playbook/playbook.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { type Campaign, type CampaignFlip, getCampaign, inForceId, updateCampaign } from "#app/stores/campaigns.ts";
import { replaceCampaignTeams } from "#app/stores/enrolment.ts";
import { closePublishedDraft } from "#app/stores/drafts.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { insertPlaybook } from "#app/stores/playbooks.ts";
import { findProposal, listSignatures, markPublished, type Proposal } from "#app/stores/proposals.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { publicationBase, publishedOn } from "#app/use-cases/playbook/publication-base.ts";
import type { Db } from "#db/client.ts";

export type PublishResult =
  | {
      readonly kind: "published";
      readonly campaign: string;
      readonly version: number;
      readonly changes: readonly CriterionChange[];
      readonly enforceFrom: number;
    }
  | { readonly kind: "not_found" }
  | { readonly kind: "closed" }
  | { readonly kind: "unsigned"; readonly missing: readonly ("marketing" | "sales")[] }
  /** Another version was published after this was written. */
  | { readonly kind: "stale"; readonly base: number; readonly latest: number }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Publishes signed content as the next version. When this has returned, no lead goes to anyone who isn't ready on the
 * text in force: every verdict is stamped with the version it was made under, and the campaign row now names another.
 *
 * @param enforceAfterMs a grace period: the version is public at once and required from then on (with a reason)
 */
export async function publish(
  deps: Deps,
  input: { actor: Actor; proposalId: string; enforceAfterMs?: number; note?: string },
): Promise<PublishResult> {
  const at = deps.clock.now();
  const grace = input.enforceAfterMs ?? 0;
  return inTransaction(deps.db, async (tx) => {
    const seen = await findProposal(tx, input.proposalId);
    if (!seen) return { kind: "not_found" };
    await lockCampaign(tx, seen.campaignId);
    const proposal = await findProposal(tx, input.proposalId);
    if (!proposal) return { kind: "not_found" };
    if (proposal.closed) return { kind: "closed" };
    const signed = await listSignatures(tx, proposal.id);
    const missing = (["marketing", "sales"] as const).filter(
      (capacity) => !signed.some((one) => one.capacity === capacity && one.contentHash === proposal.contentHash),
    );
    if (missing.length > 0) return { kind: "unsigned", missing };

    const campaign = await getCampaign(tx, proposal.campaignId);
    const base = await publicationBase(tx, campaign, at);
    const previous = base.counting;
    if (proposal.baseVersion !== (previous?.version ?? 0)) {
      return { kind: "stale", base: proposal.baseVersion, latest: previous?.version ?? 0 };
    }
    const note = input.note ?? proposal.note;
    if (grace > 0 && !note) return { kind: "refused", message: "a grace period needs a reason: found none" };

    const version = base.nextVersion;
    const changes = classifyChanges(previous?.playbook ?? null, proposal.playbook);
    const playbook = publishedOn(base, proposal.playbook);
    const playbookId = await insertPlaybook(tx, {
      campaignId: campaign.id,
      playbook,
      contentHash: proposal.contentHash,
      proposalId: proposal.id,
      publishedBy: input.actor.kind === "person" ? input.actor.id : null,
      publishedAt: at,
      enforceFrom: at + grace,
      note,
      changes,
    });
    // Without a version in force there is nothing to be gracious about: the first one holds at once.
    const enforceFrom = inForceId(campaign, at) === null ? at : at + grace;
    await updateCampaign(tx, campaign.id, await flipOf(tx, { campaign, proposal, playbookId, enforceFrom, at }));
    await replaceCampaignTeams(tx, {
      campaignId: campaign.id,
      teamKeys: playbook.campaign.teams,
      demo: campaign.demo,
      at,
    });
    await markPublished(tx, { id: proposal.id, version, at });
    await closePublishedDraft(tx, { proposalId: proposal.id, at });
    await record(tx, { input, campaign, version, changes, enforceFrom, at });
    return { kind: "published", campaign: campaign.key, version, changes, enforceFrom };
  });
}

/** A pending version whose hour has come is settled first; a new one replaces whatever was still pending. */
async function flipOf(
  tx: Db,
  {
    campaign,
    proposal,
    playbookId,
    enforceFrom,
    at,
  }: { campaign: Campaign; proposal: Proposal; playbookId: number; enforceFrom: number; at: number },
): Promise<CampaignFlip> {
  const facts = proposal.playbook.campaign;
  const marketing = await findPersonByEmail(tx, facts.owners.marketing);
  const sales = await findPersonByEmail(tx, facts.owners.sales);
  const later = enforceFrom > at;
  return {
    name: facts.name,
    channel: facts.channel,
    launchOn: facts.launch ?? null,
    marketingOwnerId: marketing?.id ?? campaign.marketingOwnerId,
    salesOwnerId: sales?.id ?? campaign.salesOwnerId,
    playbookId: later ? inForceId(campaign, at) : playbookId,
    nextPlaybookId: later ? playbookId : null,
    nextFrom: later ? enforceFrom : null,
  };
}

async function record(
  tx: Db,
  {
    input,
    campaign,
    version,
    changes,
    enforceFrom,
    at,
  }: {
    input: { actor: Actor; proposalId: string };
    campaign: Campaign;
    version: number;
    changes: readonly CriterionChange[];
    enforceFrom: number;
    at: number;
  },
): Promise<void> {
  const data = {
    campaign: campaign.key,
    version,
    changes: changes.map(({ criterion, kind }) => ({ criterion, kind })),
    enforceFrom: new Date(enforceFrom).toISOString(),
  };
  await insertOutboxEvent(tx, { type: "playbook.published", subject: `campaign:${campaign.key}`, data, at });
  await insertAudit(tx, {
    at,
    actor: actorText(input.actor),
    action: "playbook.published",
    subject: `campaign:${campaign.key}`,
    details: { ...data, proposal: input.proposalId },
  });
  await enqueueJob(tx, "redecide-campaign", { campaignId: campaign.id }, { key: `redecide:${campaign.id}` });
  if (enforceFrom > at) {
    await enqueueJob(
      tx,
      "redecide-campaign",
      { campaignId: campaign.id },
      { key: `redecide:${campaign.id}:v${version}`, runAt: enforceFrom },
    );
  }
}
