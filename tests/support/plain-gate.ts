import { assertNever } from "#app/domain/assert-never.ts";
import type { Memory } from "#app/domain/memory/memory.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import type { CriterionStanding, GateQuestion, Level, Standing } from "#app/domain/readiness/readiness.ts";
import { DAY_MS } from "#app/domain/time.ts";

/**
 * The gate said a second time, straight from the design and without any of its code: predicates only, no closed form. What
 * ends a level is found by trying instants. Rules can be left out, to see that tests would notice.
 */
export interface PlainRules {
  readonly overdue: boolean;
  readonly mean: boolean;
  readonly pending: boolean;
}
export const ALL_RULES: PlainRules = { overdue: true, mean: true, pending: true };

const OVERDUE_MS = 14 * DAY_MS;
const FAR_MS = 36_525 * DAY_MS;
/** FSRS-6 as published: R(t, S) = (1 + 0.98034649 t / S) ^ -0.1542, t in days. */
const [FACTOR, DECAY] = [0.98034649, -0.1542];

export function plainLevel(question: GateQuestion, at: number, rules = ALL_RULES): Level {
  const { policy, criteria } = inForce(question, at, rules);
  const critical = criteria.filter(({ importance }) => importance === "critical");
  if (!critical.every((one) => isHeld(one, policy, at, rules))) return "not_ready";
  if (rules.mean && mean(criteria, at) < policy.pass) return "not_ready";
  const proven = critical.every(({ state }) => new Set(state?.evidence.rightDays).size >= policy.provenDays);
  return proven ? "ready" : "provisional";
}

/** 3 for ready, 0 for not ready; in between, a level that opens the gate is worth more than one that doesn't. */
export function plainRank(question: GateQuestion, at: number, rules = ALL_RULES): number {
  const level = plainLevel(question, at, rules);
  switch (level) {
    case "ready":
      return 3;
    case "provisional":
      return inForce(question, at, rules).policy.provisionalOpenLeads > 0 ? 2 : 1;
    case "not_ready":
      return 0;
    default:
      return assertNever(level);
  }
}

/** The first millisecond that is worse than `question.at`: only a pending version interrupts what otherwise falls. */
export function plainUntil(question: GateQuestion, rules = ALL_RULES): number | null {
  const { at, pending } = question;
  const rank = plainRank(question, at, rules);
  const from = rules.pending && pending && pending.from > at ? Math.min(pending.from, at + FAR_MS) : at + FAR_MS;
  const isWorse = (instant: number) => plainRank(question, instant, rules) < rank;
  return firstWorse(isWorse, at, from - 1) ?? firstWorse(isWorse, from, at + FAR_MS);
}

export type PlainVia = "gate" | "waiver" | null;

/** Who lets the rep through at an instant, if anybody does. */
export function plainVia(
  question: GateQuestion,
  { enrolled, active, suspension, waiver }: Standing,
  at: number,
): PlainVia {
  if (!enrolled || !active || suspension) return null;
  if (plainRank(question, at) >= 2) return "gate";
  return waiver && at < waiver.until ? "waiver" : null;
}

/** By halving, from `good` on (which may itself be worse already) to `end`. */
function firstWorse(isWorse: (at: number) => boolean, start: number, end: number): number | null {
  if (isWorse(start)) return start;
  if (end < start || !isWorse(end)) return null;
  let [good, bad] = [start, end];
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2);
    if (isWorse(middle)) bad = middle;
    else good = middle;
  }
  return bad;
}

function inForce(question: GateQuestion, at: number, { pending: counts }: PlainRules) {
  const { pending } = question;
  return counts && pending && at >= pending.from ? pending : question;
}

function isHeld(
  { importance, state }: CriterionStanding,
  policy: GatePolicy,
  at: number,
  { overdue }: PlainRules,
): boolean {
  if (!state?.evidence.lastCorrect) return false;
  if (new Set(state.evidence.runVariants).size < policy.variants[importance]) return false;
  if (recall(state.memory, at) < policy.recall) return false;
  // Due once recall is under 0.90; overdue if it was so 14 days ago already.
  return !overdue || recall(state.memory, at - OVERDUE_MS) >= 0.9;
}

function mean(criteria: readonly CriterionStanding[], at: number): number {
  let [sum, weights] = [0, 0];
  for (const { importance, state } of criteria) {
    const weight = importance === "critical" ? 2 : 1;
    sum += weight * (state?.evidence.lastCorrect ? recall(state.memory, at) : 0);
    weights += weight;
  }
  return weights === 0 ? 1 : sum / weights;
}

function recall({ stability, lastAt, odds = 1 }: Memory, at: number): number {
  const common = Math.pow(1 + (FACTOR * (Math.max(0, at - lastAt) / DAY_MS)) / stability, DECAY);
  return (common * odds) / (1 - common + common * odds);
}
