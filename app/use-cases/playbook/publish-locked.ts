import { classifyChanges } from "#app/domain/playbook/changes.ts";
import type { CriterionChange } from "#app/domain/playbook/playbook.ts";
import { hasSameScoring } from "#app/domain/playbook/same-scoring.ts";
import { type Campaign, getCampaign, inForceId, pendingOf, updateCampaign } from "#app/stores/campaigns.ts";
import { closePublishedDraft } from "#app/stores/drafts.ts";
import { replaceCampaignTeams } from "#app/stores/enrolment.ts";
import { insertGraceEnd } from "#app/stores/grace-ends.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { getPlaybook, insertPlaybook } from "#app/stores/playbooks.ts";
import { findProposal, listSignatures, markPublished, type Proposal } from "#app/stores/proposals.ts";
import { hasOpenRescoreRun } from "#app/stores/rescore-runs.ts";
import { endOpenSchedule } from "#app/stores/scheduled-publications.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { campaignFacts } from "#app/use-cases/playbook/campaign-facts.ts";
import { orderRescore, recordPublication } from "#app/use-cases/playbook/after-publication.ts";
import type { Publish } from "#app/use-cases/playbook/publish.ts";
import { type PublicationBase, publicationBase, publishedOn } from "#app/use-cases/playbook/publication-base.ts";
import type { Db } from "#db/client.ts";

export type PublishLockedResult =
  | {
      readonly kind: "published";
      readonly campaign: string;
      readonly version: number;
      readonly changes: readonly CriterionChange[];
      readonly enforceFrom: number;
    }
  | PublishRefusal;

export type PublishRefusal =
  | { readonly kind: "not_found" }
  | { readonly kind: "closed" }
  | { readonly kind: "unsigned"; readonly missing: readonly ("marketing" | "sales")[] }
  /** Another version counts than the one this was written against. */
  | { readonly kind: "stale"; readonly base: number; readonly latest: number }
  | { readonly kind: "refused"; readonly message: string };

/** `publish` for a caller that holds the campaign's lock in `tx`. A refusal has written nothing. */
export async function publishLocked(deps: Pick<Deps, "clock">, tx: Db, input: Publish): Promise<PublishLockedResult> {
  // Read now: waiting for the lock may have taken some time.
  const at = deps.clock.now();
  const checked = await checkPublishable(tx, input, at);
  if (checked.kind !== "publishable") return checked;
  const { proposal, campaign, base } = checked;
  const note = input.note ?? proposal.note;

  const changes = classifyChanges(base.counting?.playbook ?? null, proposal.playbook);
  const playbook = publishedOn(base, proposal.playbook);
  const { version } = playbook;
  // Without a version in force there is nothing to be gracious about: the first one holds at once.
  const enforceFrom = inForceId(campaign, at) === null ? at : graceEnd(input, at);
  const by = input.actor.kind === "person" ? input.actor.id : null;
  const playbookId = await insertPlaybook(tx, {
    campaignId: campaign.id,
    playbook,
    contentHash: proposal.contentHash,
    proposalId: proposal.id,
    publishedBy: by,
    publishedAt: at,
    enforceFrom,
    note,
    changes,
  });
  await replacePending(tx, campaign, { by, at, version });
  await updateCampaign(tx, campaign.id, {
    ...(await campaignFacts(tx, campaign, proposal.playbook)),
    ...pointers(campaign, { playbookId, enforceFrom, at }),
  });
  await replaceCampaignTeams(tx, {
    campaignId: campaign.id,
    teamKeys: playbook.campaign.teams,
    demo: campaign.demo,
    at,
  });
  await markPublished(tx, { id: proposal.id, version, at });
  await closePublishedDraft(tx, { proposalId: proposal.id, at });
  await endOpenSchedule(tx, campaign.id, { kind: "published", at, by, reason: null });
  await recordPublication(tx, { input, campaign, playbookId, version, changes, enforceFrom, at });
  if (await scoresAnew(tx, campaign, base, proposal)) {
    await orderRescore(tx, { campaignId: campaign.id, playbookId, dueAt: enforceFrom });
  }
  return { kind: "published", campaign: campaign.key, version, changes, enforceFrom };
}

type Publishable =
  | PublishRefusal
  | {
      readonly kind: "publishable";
      readonly proposal: Proposal;
      readonly campaign: Campaign;
      readonly base: PublicationBase;
    };

/** Whether a proposal may become the next version at an instant; the campaign's lock is held. */
export async function checkPublishable(
  tx: Db,
  input: Pick<Publish, "proposalId" | "enforceAfterMs" | "enforceAt" | "note">,
  at: number,
): Promise<Publishable> {
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
  const latest = base.counting?.version ?? 0;
  if (proposal.baseVersion !== latest) return { kind: "stale", base: proposal.baseVersion, latest };
  if (graceEnd(input, at) > at && !(input.note ?? proposal.note)) {
    return { kind: "refused", message: "A grace period needs a reason: everybody who has to practise reads it." };
  }
  return { kind: "publishable", proposal, campaign, base };
}

function graceEnd(
  { enforceAfterMs = 0, enforceAt }: Pick<Publish, "enforceAfterMs" | "enforceAt">,
  at: number,
): number {
  return enforceAt === undefined ? at + enforceAfterMs : Math.max(at, enforceAt);
}

/** A pending version whose hour has come is settled first; a new one replaces whatever was still pending. */
function pointers(
  campaign: Campaign,
  { playbookId, enforceFrom, at }: { playbookId: number; enforceFrom: number; at: number },
) {
  if (enforceFrom <= at) return { playbookId, nextPlaybookId: null, nextFrom: null };
  return { playbookId: inForceId(campaign, at), nextPlaybookId: playbookId, nextFrom: enforceFrom };
}

async function replacePending(
  tx: Db,
  campaign: Campaign,
  { by, at, version }: { by: string | null; at: number; version: number },
): Promise<void> {
  const pending = pendingOf(campaign, at);
  if (!pending) return;
  const reason = `version ${version} took its place`;
  await insertGraceEnd(tx, { playbookId: pending.id, kind: "replaced", by, at, reason });
  // Whoever heard that it would be required hears that it never will be.
  await insertOutboxEvent(tx, {
    type: "playbook.cancelled",
    subject: `campaign:${campaign.key}`,
    data: {
      campaign: campaign.key,
      version: (await getPlaybook(tx, pending.id)).version,
      reason,
      enforceFrom: new Date(pending.from).toISOString(),
      replacedBy: version,
    },
    at,
  });
}

/** Leads are scored under other rules, or an earlier change has not reached all of them yet. */
async function scoresAnew(tx: Db, campaign: Campaign, { inForce }: PublicationBase, { playbook }: Proposal) {
  if (!inForce) return false;
  return !hasSameScoring(inForce.playbook, playbook) || (await hasOpenRescoreRun(tx, campaign.id));
}
