import { assess, requirementAt } from "./assess.ts";
import { pendingReason, reasonsFor } from "./reasons.ts";
import type { GateQuestion, Readiness } from "./readiness.ts";
import { untilOf } from "./until.ts";

/**
 * The gate (DESIGN §3): may this rep, with these answers, receive this campaign's leads at `question.at`? The page, the
 * API, the router and the audit all call this, so what is shown is what is enforced.
 *
 * - not ready: a critical criterion is not held, or the weighted mean recall is under the pass score;
 * - provisional: all that passes, but a critical criterion is not yet proven on enough distinct days;
 * - ready: otherwise, also if there is nothing to know.
 *
 * A pending version is the one in force from its `from` on. Instants in epoch milliseconds.
 */
export function decide(question: GateQuestion): Readiness {
  const { at, pending } = question;
  const requirement = requirementAt(question, at);
  const now = assess(requirement, at);
  const until = untilOf(question, now);
  const reasons = reasonsFor(now, requirement.policy);
  const warning = pending && pending.from === until ? pendingReason(pending) : [];
  const odds = requirement.criteria.find(({ state }) => state !== null)?.state?.memory.odds ?? 1;
  return { level: now.level, until, reasons: [...reasons, ...warning], criteria: now.criteria, score: now.score, odds };
}
