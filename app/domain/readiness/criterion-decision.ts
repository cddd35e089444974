import { firstBelow } from "#app/domain/memory/first-below.ts";
import { recallAt, SCHEDULED_RECALL } from "#app/domain/memory/fsrs.ts";
import type { CriterionState, Memory } from "#app/domain/memory/memory.ts";
import type { GatePolicy, Importance } from "#app/domain/playbook/playbook.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { CriterionDecision, CriterionStanding, CriterionVerdict } from "./readiness.ts";

/** DESIGN §3: practice may be this much overdue before a criterion stops being held, whatever recall predicts. */
export const OVERDUE_GRACE_MS = 14 * DAY_MS;

/**
 * Whether a criterion is held at an instant (epoch milliseconds), and if not, the first thing in the way. Held: the last
 * answer was right, the unbroken run covers the wanted number of distinct variants, predicted recall is at or over the
 * floor (critical and standard alike), and practice is not more than 14 days overdue.
 */
export function decideCriterion(standing: CriterionStanding, policy: GatePolicy, at: number): CriterionDecision {
  const { key, title, importance, revision, state } = standing;
  const due = state ? dueAt(state.memory) : null;
  return {
    key,
    title,
    importance,
    revision,
    verdict: verdictOn(standing, policy, at, due),
    recall: countedRecall(state, at),
    days: state?.evidence.rightDays.length ?? 0,
    dueAt: due,
  };
}

/** What the weighted mean counts: predicted recall; 0 if never answered or last answered wrong, so that a wrong answer,
 * which refreshes memory, never improves a verdict. */
export function countedRecall(state: CriterionState | null, at: number): number {
  return state?.evidence.lastCorrect ? recallAt(state.memory, at) : 0;
}

/** How many distinct variants the policy wants in a run for a criterion of this importance. */
export function wantedVariants(policy: GatePolicy, importance: Importance): number {
  return importance === "critical" ? policy.variants.critical : policy.variants.standard;
}

function verdictOn(standing: CriterionStanding, policy: GatePolicy, at: number, due: number | null): CriterionVerdict {
  const { state } = standing;
  if (!state || due === null) return { kind: standing.answeredBefore ? "changed" : "never_answered" };

  const { memory, evidence } = state;
  if (!evidence.lastCorrect) return { kind: "last_answer_wrong" };

  const right = evidence.runVariants.length;
  const wanted = wantedVariants(policy, standing.importance);
  if (right < wanted) return { kind: "too_few_variants", right, wanted };

  const fadedAt = firstBelow(memory, policy.recall);
  const overdueAt = due + OVERDUE_GRACE_MS;
  const until = Math.min(fadedAt, overdueAt);
  if (at < until) return { kind: "held", proven: evidence.rightDays.length >= policy.provenDays, until };
  if (overdueAt < fadedAt) return { kind: "overdue", since: overdueAt };
  return { kind: "recall_below_floor", recall: recallAt(memory, at), since: fadedAt };
}

/** Practice falls due the first millisecond that recall is under what we schedule at. */
function dueAt(memory: Memory): number {
  return firstBelow(memory, SCHEDULED_RECALL);
}
