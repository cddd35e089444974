import type { CriterionDecision } from "#app/domain/readiness/readiness.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** From here on a lit bulb is amber: three days are enough to do something about it. */
const RUNNING_OUT_MS = 3 * DAY_MS;

/** One criterion as the mirror and the strips show it. */
export interface BulbView {
  readonly key: string;
  readonly state: "proven" | "held" | "soon" | "not_held" | "never";
  readonly importance: "critical" | "standard";
  readonly recall: number | null;
}

/** A bulb for each criterion, in the playbook's order. A standard criterion has no second day to prove: held is lit. */
export function bulbsOf(criteria: readonly CriterionDecision[], at: number): BulbView[] {
  return criteria.map((criterion) => ({
    key: criterion.key,
    state: bulbState(criterion, at),
    importance: criterion.importance,
    recall: criterion.verdict.kind === "held" ? criterion.recall : null,
  }));
}

export function bulbState({ verdict, importance }: CriterionDecision, at: number): BulbView["state"] {
  if (verdict.kind === "never_answered") return "never";
  if (verdict.kind !== "held") return "not_held";
  if (!verdict.proven && importance === "critical") return "held";
  return verdict.until - at < RUNNING_OUT_MS ? "soon" : "proven";
}
