import { hasSameScoring, THRESHOLD } from "#app/domain/playbook/same-scoring.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { type Flip, type Flips, flipsByPart, replayScoring } from "#app/domain/playbook/scoring-replay.ts";
import { listRecentLeads, type RecentLead } from "#app/stores/views/playbook-recent-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** How many of the campaign's last leads are scored again; bounds the time a preview takes. */
const LEADS_AT_MOST = 1_000;
/** How many of each kind are shown by name. */
const EXAMPLES = 12;

export interface NamedFlip extends Pick<RecentLead, "id" | "name" | "company" | "externalId" | "at"> {
  readonly before: number;
  readonly after: number;
  /** Titles of what decides it alone: criteria, or "the threshold"; none if only several together do. */
  readonly decides: readonly string[];
}
export interface NamedFlips {
  readonly count: number;
  readonly examples: readonly NamedFlip[];
}

export interface ScoringImpact {
  readonly leads: number;
  /** When the oldest of them came in; null without leads. */
  readonly since: number | null;
  readonly qualifiedBefore: number;
  readonly qualifiedAfter: number;
  readonly thresholds: { readonly before: number; readonly after: number };
  readonly gained: NamedFlips;
  readonly lost: NamedFlips;
  readonly byPart: readonly { readonly title: string; readonly gained: number; readonly lost: number }[];
  /** Null if the threshold stays. */
  readonly thresholdAlone: { readonly gained: NamedFlips; readonly lost: NamedFlips } | null;
}

/** What a text would have made of the campaign's last real leads; null if it scores every lead as the one before. */
export async function previewScoring(
  deps: Pick<Deps, "db">,
  { campaignId, before, after }: { campaignId: number; before: Playbook | null; after: Playbook },
): Promise<ScoringImpact | null> {
  if (!before || hasSameScoring(before, after)) return null;
  const leads = await listRecentLeads(deps.db, { campaignId, limit: LEADS_AT_MOST });
  const replay = replayScoring(before, after, leads);
  const titles = new Map([...before.criteria, ...after.criteria].map(({ key, title }) => [key, title]));
  const titleOf = (part: string) => (part === THRESHOLD ? "The threshold" : (titles.get(part) ?? part));
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  const named = (flips: readonly Flip[]): NamedFlips => ({
    count: flips.length,
    examples: flips.slice(0, EXAMPLES).flatMap((flip) => {
      const lead = byId.get(flip.id);
      if (!lead) return [];
      const { id, name, company, externalId, at } = lead;
      const { before: was, after: is, decides } = flip;
      return [{ id, name, company, externalId, at, before: was, after: is, decides: decides.map(titleOf) }];
    }),
  });
  const both = ({ gained, lost }: Flips) => ({ gained: named(gained), lost: named(lost) });
  return {
    leads: replay.leads,
    since: leads.at(-1)?.at ?? null,
    qualifiedBefore: replay.qualifiedBefore,
    qualifiedAfter: replay.qualifiedAfter,
    thresholds: { before: before.scoring.threshold, after: after.scoring.threshold },
    ...both(replay),
    byPart: flipsByPart(replay).map(({ part, ...counts }) => ({
      title: part === null ? "Several changes together" : titleOf(part),
      ...counts,
    })),
    thresholdAlone: replay.thresholdAlone && both(replay.thresholdAlone),
  };
}
