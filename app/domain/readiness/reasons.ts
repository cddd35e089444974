import { assertNever } from "#app/domain/assert-never.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { assess, isUnprovenCritical, passesAlone } from "./assess.ts";
import type { Assessment } from "./assess.ts";
import { minutesFor, questionsToHold, scoreWithCriticals, shortOfPass } from "./needed-practice.ts";
import type { CriterionDecision, PendingRequirement, Reason } from "./readiness.ts";

/** Why the level is what it is: what stands in the way, in the order to deal with it. Empty if ready. */
export function reasonsFor(assessment: Assessment, policy: GatePolicy): readonly Reason[] {
  const { level, criteria } = assessment;
  switch (level) {
    case "ready":
      return [];
    case "provisional":
      return criteria.filter(isUnprovenCritical).map((criterion) => notProven(criterion, policy));
    case "not_ready":
      return whyNotReady(assessment, policy);
    default:
      return assertNever(level);
  }
}

/** Says beforehand what a version that takes effect later, and ends the present level, asks for. */
export function pendingReason(pending: PendingRequirement): readonly Reason[] {
  const { criteria, level } = assess(pending, pending.from);
  const { policy, version } = pending;
  if (level !== "not_ready") {
    return [
      { code: "pending_version", message: `Version ${version} takes effect soon and wants more days of practice.` },
    ];
  }
  const missing = [...criteria.filter((criterion) => !passesAlone(criterion)), ...shortOfPass(criteria, policy)];
  const questions = missing.reduce((sum, criterion) => sum + Math.max(1, questionsToHold(criterion, policy)), 0);
  const message = `Version ${version} takes effect soon and asks for more: ${listed(missing.map(({ title }) => title))}.`;
  return [{ code: "pending_version", message, minutes: minutesFor(questions) }];
}

function whyNotReady({ criteria, score }: Assessment, policy: GatePolicy): readonly Reason[] {
  const critical = criteria.filter((criterion) => !passesAlone(criterion)).flatMap((each) => notHeld(each, policy));
  if (scoreWithCriticals(criteria) >= policy.pass) return critical;

  const standard = criteria
    .filter(({ importance }) => importance === "standard")
    .flatMap((each) => notHeld(each, policy));
  const percent = `${Math.floor(score * 100)} %`;
  const reason: Reason = {
    code: "score_below_pass",
    message: `All criteria together stand at ${percent}; ${percentOf(policy.pass)} is needed.`,
    // The standard criteria below carry their own minutes; only where none is missing would nobody say any.
    ...(standard.length === 0 && { minutes: minutesFor(shortOfPass(criteria, policy).length) }),
  };
  return [...critical, reason, ...standard];
}

function notHeld(criterion: CriterionDecision, policy: GatePolicy): readonly Reason[] {
  const { key, verdict } = criterion;
  if (verdict.kind === "held") return [];
  const minutes = minutesFor(questionsToHold(criterion, policy));
  return [{ code: verdict.kind, criterion: key, message: sentence(criterion, policy), minutes }];
}

function notProven({ key, title, days }: CriterionDecision, policy: GatePolicy): Reason {
  const more = policy.provenDays - days;
  const message = `“${title}” needs a right answer on ${more === 1 ? "one more day" : `${more} more days`}.`;
  return { code: "not_proven", criterion: key, message, minutes: minutesFor(1) };
}

function sentence({ title, verdict }: CriterionDecision, policy: GatePolicy): string {
  switch (verdict.kind) {
    case "held":
      return `“${title}” is held.`;
    case "never_answered":
      return `You have not answered “${title}” yet.`;
    case "changed":
      return `“${title}” has changed: what you knew of the old text doesn't count for the new one.`;
    case "last_answer_wrong":
      return `“${title}” is still open: the last answer was not the agreed one.`;
    case "too_few_variants": {
      const more = verdict.wanted - verdict.right;
      return `“${title}” needs a right answer on ${more} more ${more === 1 ? "variant" : "variants"}.`;
    }
    case "recall_below_floor":
      return `“${title}” has faded under ${percentOf(policy.recall)}; one right answer brings it back.`;
    case "overdue":
      return `“${title}” has not come up for a long time; one right answer brings it back.`;
    default:
      return assertNever(verdict);
  }
}

/** The first three by name, the rest as a number. */
function listed(titles: readonly string[]): string {
  const named = titles.slice(0, 3).map((title) => `“${title}”`);
  return [...named, ...(titles.length > 3 ? [`${titles.length - 3} more`] : [])].join(", ");
}

function percentOf(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
