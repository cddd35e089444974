import type { ScoringBasis } from "#app/domain/leads/score.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";

/** Enough to find a lead where one exists in practice; each further one costs a search. */
const MAX_TARGETS = 12;
const MAX_LEFT_OUT = 4;

/** The sets of more would be millions; beyond it, the ones with the fewest points stay met. */
const MAX_OPTIONAL = 20;

/** Of these, fewer do: there are several hindrances to choose from. */
const MAX_PER_HINDRANCE = 2;

/**
 * The sets of other criteria that may be unmet so that `criterion` alone decides whether a lead qualifies: with it met
 * the lead is an MQL and without it not (the reverse for a disqualifier). Fewest unmet first; none if it can never decide.
 */
export function targetsFor(basis: ScoringBasis, criterion: Criterion): ReadonlySet<string>[] {
  const { threshold } = basis.scoring;
  return leftOut(basis, criterion)
    .filter(({ points }) => decides(criterion, points, threshold))
    .map((set) => ({ ...set, rivals: rivals(set.unmet, threshold - set.points) }))
    .toSorted((a, b) => a.rivals - b.rivals || a.unmet.length - b.unmet.length)
    .slice(0, MAX_TARGETS)
    .map(keysOf);
}

/**
 * The sets of other criteria that may be unmet so that a lead qualifies with `criterion` met and with it unmet; none if
 * it is one that an MQL must (not) meet. Without a criterion: so that a lead qualifies.
 */
export function enoughTargets(basis: ScoringBasis, criterion: Criterion | null): ReadonlySet<string>[] {
  if (criterion && (criterion.required || criterion.kind === "disqualifier")) return [];
  return leftOut(basis, criterion)
    .filter(({ points }) => points >= basis.scoring.threshold)
    .toSorted((a, b) => a.unmet.length - b.unmet.length)
    .slice(0, MAX_TARGETS)
    .map(keysOf);
}

/**
 * Criteria that could alone keep a lead from qualifying although `criterion` speaks for it, each with sets of others
 * that may be unmet besides.
 */
export function blockedTargets(
  basis: ScoringBasis,
  criterion: Criterion | null,
): { hindrance: Criterion; unmet: ReadonlySet<string> }[] {
  return basis.criteria
    .filter(({ key, rule }) => rule && key !== criterion?.key)
    .flatMap((hindrance) =>
      targetsFor(basis, hindrance)
        .filter((unmet) => criterion === null || !unmet.has(criterion.key))
        // An optional hindrance could be made good by the criterion's own points.
        .filter(() => criterion === null || hindrance.required || hindrance.kind === "disqualifier")
        .slice(0, MAX_PER_HINDRANCE)
        .map((unmet) => ({ hindrance, unmet })),
    );
}

interface LeftOut {
  readonly unmet: readonly Criterion[];
  /** Of all the others that stay met. */
  readonly points: number;
}

/** Every small set of optional criteria that could be unmet, `criterion` itself aside. */
function leftOut({ criteria }: ScoringBasis, criterion: Criterion | null): LeftOut[] {
  const others = criteria.filter(({ key, rule, kind }) => rule && key !== criterion?.key && kind !== "disqualifier");
  const optional = others.filter(({ required }) => !required);
  const weightiest = new Set(optional.toSorted((a, b) => b.points - a.points).slice(0, MAX_OPTIONAL));
  const varied = optional.filter((each) => weightiest.has(each));
  return subsets(varied, MAX_LEFT_OUT).map((unmet) => ({ unmet, points: total(others) - total(unmet) }));
}

function keysOf({ unmet }: LeftOut): ReadonlySet<string> {
  return new Set(unmet.map(({ key }) => key));
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
