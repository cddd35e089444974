import { DAY_MS } from "#app/domain/time.ts";
import { assess, rankOf, requirementAt } from "./assess.ts";
import type { Assessment, Requirement } from "./assess.ts";
import { countedRecall } from "./criterion-decision.ts";
import type { GateQuestion } from "./readiness.ts";
import { weightedMean } from "./weighted-mean.ts";

/** A hundred years: what lies beyond counts as never. */
const FAR_MS = 36_525 * DAY_MS;

/**
 * The first millisecond at which time alone makes the level worse than `now`, the assessment at `question.at`; null if it
 * is not ready already, or if that never comes. Exact: one millisecond earlier the level is still the same.
 */
export function untilOf(question: GateQuestion, now: Assessment): number | null {
  if (now.level === "not_ready") return null;
  const { at, pending } = question;
  const requirement = requirementAt(question, at);
  const limit = at + FAR_MS;
  const lapse = firstNotReady(requirement, now, at, limit);
  if (!pending || pending.from <= at || pending.from > (lapse ?? limit)) return lapse;

  const then = assess(pending, pending.from);
  if (rankOf(then.level, pending.policy) < rankOf(now.level, requirement.policy)) return pending.from;
  return firstNotReady(pending, then, pending.from, limit);
}

/**
 * Without new answers a level can only fall to not ready: when the first critical criterion stops being held (closed
 * form), or earlier, when the weighted mean falls under the pass score (bisection: it only falls).
 */
function firstNotReady(requirement: Requirement, now: Assessment, at: number, limit: number): number | null {
  const lapse = now.criteria.reduce(
    (first, { importance, verdict }) =>
      importance === "critical" && verdict.kind === "held" ? Math.min(first, verdict.until) : first,
    limit,
  );
  if (passes(requirement, lapse)) return lapse === limit ? null : lapse;

  let good = at;
  let bad = lapse;
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2);
    if (passes(requirement, middle)) good = middle;
    else bad = middle;
  }
  return bad;
}

function passes({ policy, criteria }: Requirement, at: number): boolean {
  const parts = criteria.map(({ importance, state }) => ({ importance, recall: countedRecall(state, at) }));
  return weightedMean(parts) >= policy.pass;
}
