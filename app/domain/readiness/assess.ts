import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { decideCriterion } from "./criterion-decision.ts";
import type { CriterionDecision, CriterionStanding, GateQuestion, Level } from "./readiness.ts";
import { weightedMean } from "./weighted-mean.ts";

/** What one playbook version asks of one rep, with how they stand on each of its criteria. */
export interface Requirement {
  readonly policy: GatePolicy;
  readonly criteria: readonly CriterionStanding[];
}

export interface Assessment {
  readonly level: Level;
  readonly score: number;
  readonly criteria: readonly CriterionDecision[];
}

/** The requirement in force at an instant: the pending version's from the moment it takes effect. */
export function requirementAt(question: GateQuestion, at: number): Requirement {
  return question.pending && at >= question.pending.from ? question.pending : question;
}

/** The level a requirement gives at an instant, with the parts it follows from. */
export function assess(requirement: Requirement, at: number): Assessment {
  const criteria = requirement.criteria.map((standing) => decideCriterion(standing, requirement.policy, at));
  const score = weightedMean(criteria);
  return { level: levelOf(criteria, score >= requirement.policy.pass), score, criteria };
}

/** True unless it is a critical criterion that is not held: those alone shut the gate. */
export function passesAlone({ importance, verdict }: CriterionDecision): boolean {
  return importance !== "critical" || verdict.kind === "held";
}

/**
 * How far a level opens the gate: a provisional level that the policy has switched off opens nothing, so losing it counts
 * for less than losing one that does.
 */
export function rankOf(level: Level, policy: GatePolicy): number {
  if (level === "ready") return 3;
  if (level === "not_ready") return 0;
  return policy.provisionalOpenLeads > 0 ? 2 : 1;
}

function levelOf(criteria: readonly CriterionDecision[], passes: boolean): Level {
  if (!passes || !criteria.every(passesAlone)) return "not_ready";
  return criteria.some(isUnprovenCritical) ? "provisional" : "ready";
}

/** Held, but not yet answered right on enough distinct days. */
export function isUnprovenCritical({ importance, verdict }: CriterionDecision): boolean {
  return importance === "critical" && verdict.kind === "held" && !verdict.proven;
}
