import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { ScoringBasis } from "#app/domain/leads/score.ts";

/** Enough to find a lead where one exists in practice; each further one costs a search. */
const MAX_TARGETS = 12;
const MAX_LEFT_OUT = 4;

/**
 * The sets of other criteria that may be unmet so that `criterion` alone decides whether a lead qualifies: with it met
 * the lead is an MQL and without it not (the reverse for a disqualifier). Fewest unmet first; none if it can never decide.
 */
export function targetsFor({ criteria, scoring }: ScoringBasis, criterion: Criterion): ReadonlySet<string>[] {
  const others = criteria.filter(({ key, rule, kind }) => rule && key !== criterion.key && kind !== "disqualifier");
  const optional = others.filter(({ required }) => !required);
  return subsets(optional, MAX_LEFT_OUT)
    .map((unmet) => ({ unmet, points: total(others) - total(unmet) }))
    .filter(({ points }) => decides(criterion, points, scoring.threshold))
    .map(({ unmet, points }) => ({ unmet, rivals: rivals(unmet, scoring.threshold - points) }))
    .toSorted((a, b) => a.rivals - b.rivals || a.unmet.length - b.unmet.length)
    .slice(0, MAX_TARGETS)
    .map(({ unmet }) => new Set(unmet.map(({ key }) => key)));
}

function decides(criterion: Criterion, points: number, threshold: number): boolean {
  if (criterion.kind === "disqualifier") return points >= threshold;
  if (points + criterion.points < threshold) return false;
  return criterion.required || points < threshold;
}

/** How many of the unmet ones could have lifted the lead over the threshold too: the fewer, the clearer. */
function rivals(unmet: readonly Criterion[], gap: number): number {
  return gap <= 0 ? 0 : unmet.filter(({ points }) => points >= gap).length;
}

function total(criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, { points }) => sum + points, 0);
}

function subsets(items: readonly Criterion[], most: number): Criterion[][] {
  return items.reduce<Criterion[][]>(
    (sets, item) => [...sets, ...sets.filter((set) => set.length < most).map((set) => [...set, item])],
    [[]],
  );
}
