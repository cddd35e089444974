import { publishCriteria } from "#app/domain/playbook/changes.ts";
import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { type Campaign, inForceId } from "#app/stores/campaigns.ts";
import {
  findLatestPlaybook,
  findLastVersionNumber,
  getPlaybook,
  listLastRevisions,
  listPlaybooksAfter,
  type PlaybookVersion,
} from "#app/stores/playbooks.ts";
import type { Db } from "#db/client.ts";

/** What a text is published on top of. */
export interface PublicationBase {
  /** The version that a new text is compared with; null before the first. */
  readonly counting: PlaybookVersion | null;
  /** In force now; another than `counting` while that one is pending. */
  readonly inForce: PlaybookVersion | null;
  /** The number the next version gets: no number is ever used twice, also not of a cancelled one. */
  readonly nextVersion: number;
  readonly lastRevisions: Readonly<Record<string, number>>;
  /** Texts beside `counting` that somebody may have credit for. */
  readonly known: readonly PublishedPlaybook[];
}

/** More cancelled versions in a row than these are forgotten: their criteria are asked anew. */
const CANCELLED_AT_MOST = 20;

export async function publicationBase(db: Db, campaign: Campaign, at: number): Promise<PublicationBase> {
  const counting = await findLatestPlaybook(db, campaign.id);
  const inForceKey = inForceId(campaign, at);
  const inForce = inForceKey === null ? null : await getPlaybook(db, inForceKey);
  const after = { campaignId: campaign.id, version: counting?.version ?? 0, limit: CANCELLED_AT_MOST };
  const known = [inForce, ...(await listPlaybooksAfter(db, after))].filter((one) => one && one.id !== counting?.id);
  return {
    counting,
    inForce,
    nextVersion: (await findLastVersionNumber(db, campaign.id)) + 1,
    lastRevisions: await listLastRevisions(db, campaign.id),
    known: known.flatMap((one) => (one ? [one.playbook] : [])),
  };
}

/** The text as the next version would have it, with the revisions that credit belongs to. */
export function publishedOn(base: PublicationBase, playbook: Playbook): PublishedPlaybook {
  const previous = base.counting?.playbook ?? null;
  return {
    ...playbook,
    version: base.nextVersion,
    criteria: publishCriteria(previous, playbook, base.lastRevisions, base.known),
  };
}
