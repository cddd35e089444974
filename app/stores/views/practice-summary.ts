import type { CriterionDecision, Level, Readiness } from "#app/domain/readiness/readiness.ts";
import { type BulbView, bulbState } from "#app/stores/views/readiness-bulbs.ts";

/** One campaign of a finished session: what it was, what it is, and what the session did to each criterion. */
export interface PracticedView {
  readonly key: string;
  readonly name: string;
  readonly levelBefore: Level;
  readonly level: Level;
  readonly eligible: boolean;
  readonly via: "gate" | "waiver" | null;
  readonly until: number | null;
  /** Leads that waited for somebody like the rep when the session let them in. */
  readonly waited: number;
  readonly criteria: readonly {
    readonly key: string;
    readonly title: string;
    readonly importance: "critical" | "standard";
    readonly right: number;
    readonly asked: number;
    readonly bulb: BulbView["state"];
    /** Not held before, held now. */
    readonly lit: boolean;
    readonly until: number | null;
    /** When it would have ended without this session; null: it was not held. */
    readonly untilBefore: number | null;
  }[];
}

export function practicedView(
  campaign: { key: string; name: string },
  states: {
    before: Readiness | null;
    now: Readiness | null;
    verdict: { eligible: boolean; level: Level; via: "gate" | "waiver" | null; until: number | null };
    asked: readonly { criterionKey: string; correct: boolean }[];
    waited: number;
    at: number;
  },
): PracticedView {
  const { before, now, verdict, asked, waited, at } = states;
  const keys = [...new Set(asked.map(({ criterionKey }) => criterionKey))];
  return {
    key: campaign.key,
    name: campaign.name,
    levelBefore: before?.level ?? "not_ready",
    level: verdict.level,
    eligible: verdict.eligible,
    via: verdict.via,
    until: verdict.until,
    waited,
    criteria: keys.flatMap((key) => {
      const decision = now?.criteria.find((one) => one.key === key);
      if (!decision) return [];
      const earlier = before?.criteria.find((one) => one.key === key);
      const own = asked.filter(({ criterionKey }) => criterionKey === key);
      return [
        {
          key,
          title: decision.title,
          importance: decision.importance,
          right: own.filter(({ correct }) => correct).length,
          asked: own.length,
          bulb: bulbState(decision, at),
          lit: isHeld(decision) && !isHeld(earlier),
          until: heldUntil(decision),
          untilBefore: heldUntil(earlier),
        },
      ];
    }),
  };
}

function heldUntil(decision: CriterionDecision | undefined): number | null {
  return decision?.verdict.kind === "held" ? decision.verdict.until : null;
}

function isHeld(decision: CriterionDecision | undefined): boolean {
  return decision?.verdict.kind === "held";
}
