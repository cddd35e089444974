import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import { ruleSignature } from "#app/domain/playbook/rule-signature.ts";

/** What scoring needs of a playbook. */
export type ScoringText = Pick<Playbook, "criteria" | "scoring">;

/** The part of the scoring that is no criterion. */
export const THRESHOLD = "threshold";

/**
 * Whether two texts score every lead the same: the same rules with the same points, `required` and disqualifiers, and the
 * same thresholds. Words, questions and what has no rule score nothing.
 */
export function hasSameScoring(one: ScoringText, other: ScoringText): boolean {
  return (
    one.scoring.threshold === other.scoring.threshold &&
    one.scoring.highIntent === other.scoring.highIntent &&
    changedScoringParts(one, other).length === 0
  );
}

/**
 * The parts that may change whether a lead qualifies: `threshold`, then the keys of criteria whose rule, points, kind or
 * `required` differ, and of those that only one text has.
 */
export function changedScoringParts(before: ScoringText, after: ScoringText): string[] {
  const old = signatures(before);
  const now = signatures(after);
  const keys = [...new Set([...now.keys(), ...old.keys()])].filter((key) => old.get(key) !== now.get(key));
  return before.scoring.threshold === after.scoring.threshold ? keys : [THRESHOLD, ...keys];
}

function signatures({ criteria }: ScoringText): Map<string, string> {
  return new Map(criteria.flatMap((criterion) => (criterion.rule ? [[criterion.key, signature(criterion)]] : [])));
}

/** Fit or behaviour makes no difference to a score, a disqualifier does; its points never count. */
function signature({ kind, required, points, rule }: Criterion): string {
  const how = kind === "disqualifier" ? "disqualifies" : `${points} ${required ? "required" : "optional"}`;
  return `${how} ${ruleSignature(rule)}`;
}
