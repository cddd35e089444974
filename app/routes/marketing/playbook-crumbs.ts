import { paths } from "#app/paths.ts";
import type { Crumb } from "#app/ui/frame/breadcrumbs.tsx";

interface CampaignName {
  readonly key: string;
  readonly name: string;
}

/** The way to a page about a campaign's playbook. */
export function playbookCrumbs(campaign: CampaignName, here: string): Crumb[] {
  return [
    { label: "Campaigns", to: paths.campaigns() },
    { label: campaign.name, to: paths.playbook(campaign.key) },
    { label: here },
  ];
}

/** The way to a page inside the draft; `between` is what stands above it there. */
export function draftCrumbs(campaign: CampaignName, here: string, between: readonly Crumb[] = []): Crumb[] {
  return [
    { label: campaign.name, to: paths.playbook(campaign.key) },
    { label: "Draft", to: paths.draft(campaign.key) },
    ...between,
    { label: here },
  ];
}
