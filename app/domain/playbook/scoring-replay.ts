import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { blocks, type CriterionScore, scoreLead } from "#app/domain/leads/score.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import { changedScoringParts, type ScoringText, THRESHOLD } from "#app/domain/playbook/same-scoring.ts";

/** A lead that really came in, and when: windows reach back from that instant. */
export interface PastLead {
  readonly id: string;
  readonly facts: LeadFacts;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A lead that qualifies under one text and not under the other. */
export interface Flip {
  readonly id: string;
  /** Points under the text before and the text after. */
  readonly before: number;
  readonly after: number;
  /**
   * The changed parts (`threshold`, keys of criteria) each of which alone, taken back, undoes the flip; none if only several
   * together do.
   */
  readonly decides: readonly string[];
}

export interface Flips {
  /** Qualify under the new text only, newest first as given. */
  readonly gained: readonly Flip[];
  /** Qualify under the old text only. */
  readonly lost: readonly Flip[];
}

export interface ScoringReplay extends Flips {
  /** How many leads were scored. */
  readonly leads: number;
  readonly qualifiedBefore: number;
  readonly qualifiedAfter: number;
  readonly changedParts: readonly string[];
  /** What the new threshold would do with everything else left as it was; null if it does not move. */
  readonly thresholdAlone: Flips | null;
}

/**
 * What another text would have made of past leads: each scored twice by the rule that scores leads, at the instant it came
 * in. Costs two scorings a lead, whatever changed: what decides a flip is found by adding points, not by evaluating again.
 */
export function replayScoring(before: ScoringText, after: ScoringText, leads: readonly PastLead[]): ScoringReplay {
  const changedParts = changedScoringParts(before, after);
  const judged = leads.map((lead) => judge(before, after, lead));
  const flips = judged.filter(({ was, is }) => was.qualified !== is.qualified);
  const moved = before.scoring.threshold !== after.scoring.threshold;
  return {
    leads: leads.length,
    qualifiedBefore: judged.filter(({ was }) => was.qualified).length,
    qualifiedAfter: judged.filter(({ is }) => is.qualified).length,
    changedParts,
    ...sides(flips.map((one) => ({ ...flipOf(one, changedParts), qualifies: one.is.qualified }))),
    thresholdAlone: moved ? byThreshold(judged, after.scoring.threshold) : null,
  };
}

/** How many flips each changed part decides alone, most first; `null` for those that only several decide together. */
export function flipsByPart({ gained, lost }: Flips): { part: string | null; gained: number; lost: number }[] {
  const parts = new Set([...gained, ...lost].flatMap(partsOf));
  return [...parts]
    .map((part) => ({
      part,
      gained: gained.filter((flip) => partsOf(flip).includes(part)).length,
      lost: lost.filter((flip) => partsOf(flip).includes(part)).length,
    }))
    .sort((a, b) => b.gained + b.lost - (a.gained + a.lost));
}

function partsOf({ decides }: Flip): readonly (string | null)[] {
  return decides.length === 0 ? [null] : decides;
}

interface Scored {
  readonly criterion: Pick<Criterion, "key" | "kind" | "required">;
  readonly result: CriterionScore;
}
interface Side {
  readonly qualified: boolean;
  readonly score: number;
  readonly threshold: number;
  readonly parts: readonly Scored[];
}
interface Judged {
  readonly lead: PastLead;
  readonly was: Side;
  readonly is: Side;
}

function judge(before: ScoringText, after: ScoringText, lead: PastLead): Judged {
  return { lead, was: sideOf(before, lead), is: sideOf(after, lead) };
}

function sideOf(text: ScoringText, { facts, at }: PastLead): Side {
  const { score, threshold, qualified, criteria } = scoreLead(text, facts, at);
  const byKey = new Map(text.criteria.map((criterion) => [criterion.key, criterion]));
  const parts = criteria.flatMap((result) => {
    const criterion = byKey.get(result.key);
    return criterion ? [{ criterion, result }] : [];
  });
  return { score, threshold, qualified, parts };
}

function flipOf({ lead, was, is }: Judged, changedParts: readonly string[]): Flip {
  const decides = changedParts.filter((part) => qualifies(withPartOf(is, was, part)) === was.qualified);
  return { id: lead.id, before: was.score, after: is.score, decides };
}

/** The new side with one part as it was. */
function withPartOf(is: Side, was: Side, part: string): Pick<Side, "threshold" | "parts"> {
  if (part === THRESHOLD) return { threshold: was.threshold, parts: is.parts };
  const others = is.parts.filter(({ criterion }) => criterion.key !== part);
  return {
    threshold: is.threshold,
    parts: [...others, ...was.parts.filter(({ criterion }) => criterion.key === part)],
  };
}

function qualifies({ threshold, parts }: Pick<Side, "threshold" | "parts">): boolean {
  const score = parts.reduce((sum, { result }) => sum + result.points, 0);
  return score >= threshold && !parts.some(({ criterion, result }) => blocks(criterion, result.state));
}

function byThreshold(judged: readonly Judged[], threshold: number): Flips {
  return sides(
    judged.flatMap(({ lead, was }) => {
      const now = qualifies({ threshold, parts: was.parts });
      if (now === was.qualified) return [];
      return [{ id: lead.id, before: was.score, after: was.score, decides: [THRESHOLD], qualifies: now }];
    }),
  );
}

function sides(flips: readonly (Flip & { readonly qualifies: boolean })[]): Flips {
  const bare = ({ id, before, after, decides }: Flip): Flip => ({ id, before, after, decides });
  return {
    gained: flips.filter(({ qualifies: now }) => now).map(bare),
    lost: flips.filter(({ qualifies: now }) => !now).map(bare),
  };
}
