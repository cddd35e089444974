import { formatDay, plural, pluralWord } from "#app/ui/format.ts";
import type { Agreement, CoverLoaded, MineLoaded } from "./pages.ts";

interface CampaignData {
  name: string;
  agreement: Agreement;
  mine: MineLoaded;
  cover: CoverLoaded;
  now: number;
  timeZone: string;
}

/** The finding: how you stand, or how the team stands, in this campaign. */
export function campaignTitle({ name, mine, cover, agreement, timeZone }: CampaignData): string {
  if (!agreement.version) return `${name} is still being agreed.`;
  if (mine) {
    const { level, via, until } = mine.card.sign;
    const end = until === null ? "" : ` until ${formatDay(until, timeZone)}`;
    if (via === "waiver") return `A waiver lets you take ${name} leads${end}.`;
    if (via === null) return `${name} leads go to others for now.`;
    return level === "ready" ? `You are ready for ${name}${end}.` : `You are in for ${name}, a few leads at a time.`;
  }
  if (cover) return `${cover.ready} of ${plural(cover.enrolled, "person", "people")} ready for ${name}.`;
  return name;
}

export function campaignLede({ agreement, mine }: CampaignData): string | undefined {
  const { criteria, changes } = agreement;
  if (!agreement.version) return undefined;
  const critical = criteria.filter(({ importance }) => importance === "critical").length;
  const know = `${pluralWord(critical, "critical criterion", "critical criteria")} and ${plural(criteria.length - critical, "standard one")} to know.`;
  if (!mine || changes.length === 0) return know;
  const since = agreement.practisedAt === null ? "lately" : "since you last practised";
  return `${know} ${pluralWord(changes.length, "version", "versions")} published ${since}.`;
}

export const KIND_WORDS = {
  fit: "Fit",
  behaviour: "Behaviour",
  disqualifier: "Disqualifier",
  knowledge: "Knowledge",
} as const;

export const BRIEF_WORDS = {
  who: "Who they are",
  what: "What we offer",
  where: "Where we met",
  why: "Why now",
} as const;
