import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { assertNever } from "#app/domain/assert-never.ts";
import { MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { passesAlone } from "./assess.ts";
import { wantedVariants } from "./criterion-decision.ts";
import type { CriterionDecision } from "./readiness.ts";
import { WEIGHT, weightedMean } from "./weighted-mean.ts";

/** What a question takes with its rationale: six in about two minutes. */
export const QUESTION_MS = 20 * SECOND_MS;
const HALF_MINUTE_MS = MINUTE_MS / 2;

/** Minutes that a number of questions takes, rounded up to half minutes. */
export function minutesFor(questions: number): number {
  return Math.ceil((questions * QUESTION_MS) / HALF_MINUTE_MS) / 2;
}

/** How many right answers in a row bring a criterion back to held; 0 if it is held. */
export function questionsToHold({ importance, verdict }: CriterionDecision, policy: GatePolicy): number {
  switch (verdict.kind) {
    case "held":
      return 0;
    case "too_few_variants":
      return verdict.wanted - verdict.right;
    case "recall_below_floor":
    case "overdue":
      return 1;
    case "never_answered":
    case "changed":
    case "last_answer_wrong":
      return Math.max(1, wantedVariants(policy, importance));
    default:
      return assertNever(verdict);
  }
}

/** The weighted mean that is left once every critical criterion in the way has been answered right. */
export function scoreWithCriticals(criteria: readonly CriterionDecision[]): number {
  return weightedMean(criteria.map(withCriticalHeld));
}

/**
 * The fewest further criteria, biggest gain first, that must be answered right for the weighted mean to reach the pass
 * score once every critical criterion in the way has been; empty if those suffice.
 */
export function shortOfPass(criteria: readonly CriterionDecision[], policy: GatePolicy): readonly CriterionDecision[] {
  const parts = criteria.map(withCriticalHeld);
  const byGain = parts.filter((part) => part.recall < 1).sort((a, b) => gain(b) - gain(a));
  const short: CriterionDecision[] = [];
  let reached = parts;
  for (const next of byGain) {
    if (weightedMean(reached) >= policy.pass) break;
    short.push(next);
    reached = reached.map((part) => (part.key === next.key ? { ...part, recall: 1 } : part));
  }
  return short;
}

function withCriticalHeld(criterion: CriterionDecision): CriterionDecision {
  return passesAlone(criterion) ? criterion : { ...criterion, recall: 1 };
}

function gain({ importance, recall }: CriterionDecision): number {
  return WEIGHT[importance] * (1 - recall);
}
