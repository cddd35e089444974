import { practicedView, type PracticedView } from "#app/stores/views/practice-summary.ts";
import type { PracticedCampaign } from "#app/use-cases/practice/session-summary.ts";

/** One campaign of what was practised, as summaries show it. */
export function practisedCampaign({ standing, before, asked, waited }: PracticedCampaign): PracticedView {
  const { campaign, readiness: now, eligibility: verdict, at } = standing;
  return practicedView(campaign, { before, now, verdict, asked, waited, at });
}
