import { getCampaign } from "#app/stores/campaigns.ts";
import type { ScheduledPublication } from "#app/stores/scheduled-publications.ts";
import { tellOwners } from "#app/use-cases/playbook/owner-notices.ts";
import type { Db } from "#db/client.ts";

interface ScheduleEnd {
  /** Who ended it, and so knows; null: its time had come. */
  readonly by: string | null;
  /** Goes on after the campaign's name. */
  readonly title: string;
  readonly body: string;
  /** Inside the campaign; the proposal, unless told. */
  readonly href?: string;
  readonly at: number;
}

/** Tells both owners, once, that the time set for a publication is over, and how that came. */
export async function tellScheduleEnded(
  tx: Db,
  order: Pick<ScheduledPublication, "id" | "campaignId" | "proposalId">,
  { by, title, body, href = `/playbook/proposals/${order.proposalId}`, at }: ScheduleEnd,
): Promise<void> {
  const campaign = await getCampaign(tx, order.campaignId);
  await tellOwners(tx, campaign, {
    kind: "publication_ended",
    but: by,
    title: `${campaign.name}: ${title}`,
    body,
    href: `/campaigns/${campaign.key}${href}`,
    dedupeKey: `schedule_ended:${order.id}`,
    at,
  });
}
