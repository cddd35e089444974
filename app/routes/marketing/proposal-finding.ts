import { formatAbout, pluralWord } from "#app/ui/format.ts";
import type { Comparison } from "#app/use-cases/playbook/compare-versions.ts";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";

/** What publishing amounts to, in two sentences. */
export function proposalFinding(
  { criteria, sections }: Pick<Comparison, "criteria" | "sections">,
  { losers, eligibleNow, eligibleAfter, people }: Pick<Impact, "losers" | "eligibleNow" | "eligibleAfter" | "people">,
): string {
  const changed =
    criteria.length === 0
      ? sections.length === 0
        ? "Nothing about the criteria changes."
        : "No criterion changes, other parts of the agreement do."
      : `${pluralWord(criteria.length, "criterion changes", "criteria change")}.`;
  if (losers.length === 0) {
    if (people === 0) return `${changed} Nobody is enrolled yet, so it costs nobody anything.`;
    if (eligibleNow === 0 && eligibleAfter === 0)
      return `${changed} Nobody can take these leads today, with the old text or the new one.`;
    return `${changed} Nobody loses eligibility: ${eligibleAfter} of ${people} could take these leads, as ${eligibleNow} can now.`;
  }
  const slowest = Math.max(...losers.map(({ minutes }) => minutes));
  const who = pluralWord(
    losers.length,
    "person who receives these leads now needs",
    "people who receive these leads now need",
  );
  return `${changed} ${who} up to ${formatAbout(slowest * 60)} of practice to come back.`;
}
