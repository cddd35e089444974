import { formatDay, formatDuration, pluralWord } from "#app/ui/format.ts";
import type { CoverToday } from "./pages.ts";

type Campaigns = CoverToday["campaigns"];

/** The finding of the day: who has no cover, else what waits, else that all is well. */
export function coverTitle(campaigns: Campaigns): string {
  const published = campaigns.filter(({ version }) => version !== null);
  const bare = published.filter((campaign) => coversOf(campaign) === 0);
  const held = campaigns.reduce((sum, { holds }) => sum + holds, 0);
  const [only] = bare;
  if (bare.length === 1 && only) return `Nobody may take ${only.name} leads now.`;
  if (bare.length > 1)
    return `${pluralWord(bare.length, "campaign has", "campaigns have")} nobody who may take leads now.`;
  if (held > 0) return `Every campaign is covered. ${pluralWord(held, "lead waits", "leads wait")} all the same.`;
  if (published.length === 0) return "No campaign is published yet.";
  return "Every campaign is covered.";
}

export function coverLede(campaigns: Campaigns, now: number, timeZone: string): string {
  const held = campaigns.filter(({ heldSince }) => heldSince !== null);
  const oldest = held.toSorted((a, b) => (a.heldSince ?? now) - (b.heldSince ?? now))[0];
  if (oldest && oldest.heldSince !== null) {
    const count = campaigns.reduce((sum, { holds }) => sum + holds, 0);
    const waiting = formatDuration(now - oldest.heldSince);
    return count === 1
      ? `One lead has waited ${waiting} for somebody ready. It goes out the moment somebody is.`
      : `${pluralWord(count, "lead waits", "leads wait")} for somebody ready, the longest, of ${oldest.name}, for ${waiting}. Each goes out the moment somebody is.`;
  }
  const next = campaigns
    .filter((campaign) => coversOf(campaign) > 0 && campaign.coveredUntil !== null)
    .toSorted((a, b) => (a.coveredUntil ?? Infinity) - (b.coveredUntil ?? Infinity))[0];
  if (next && next.coveredUntil !== null) {
    return `If nobody practised, ${next.name} would be the first without cover, on ${formatDay(next.coveredUntil, timeZone)}.`;
  }
  return "Leads wait nowhere.";
}

function coversOf({ ready, provisional, waived }: Campaigns[number]): number {
  return ready + provisional + waived;
}
