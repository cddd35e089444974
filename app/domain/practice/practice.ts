import type { Memory } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import type { CriterionStanding } from "#app/domain/readiness/readiness.ts";

/** Everything the choice of the next question depends on. Standings and `shown` include the session's answers so far. */
export interface PracticeSituation {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The rep's practice day at that instant, `YYYY-MM-DD`. */
  readonly day: string;
  readonly campaigns: readonly PracticeCampaign[];
  readonly session: PracticeSession;
  /** Decides between variants that are otherwise equal. */
  readonly seed: number;
  /** The model in use: says what a question is worth, and folds the answers given in play. */
  readonly model: MemoryModel;
}

export interface PracticeCampaign {
  readonly key: string;
  readonly policy: GatePolicy;
  readonly criteria: readonly CriterionStanding[];
  /** Memories of revisions that nobody asks any more: the rep's own odds rest on them too; absent: none. */
  readonly earlier?: readonly Memory[];
  /** By criterion key; a criterion without variants is never asked. */
  readonly variants: Readonly<Record<string, readonly PracticeVariant[]>>;
}

export interface PracticeVariant {
  readonly id: string;
  /** How often this rep has been shown it. */
  readonly shown: number;
  /** What must be known beside its criterion to answer it; absent: nothing. */
  readonly beyond?: Beyond | undefined;
}

/** The rest of the campaign's criteria, or those of other campaigns too. */
export type Beyond = "campaign" | "campaigns";

export interface PracticeSession {
  readonly asked: readonly AskedQuestion[];
  /** Questions after which the session ends, whatever is left. */
  readonly cap: number;
  readonly onlyCampaign?: string;
}

export interface AskedQuestion {
  readonly campaign: string;
  readonly criterion: string;
  readonly variant: string;
  readonly correct: boolean;
}

export interface NextQuestion {
  readonly campaign: string;
  readonly criterion: string;
  readonly variant: string;
  readonly why: Why;
}

/**
 * Why a question is asked: the last answer was wrong; right answers are missing; the text changed; the score needs it;
 * another day proves it; it is fading.
 */
export type Why = "missed" | "missing" | "changed" | "score" | "prove" | "due";
