import { type Comparison, compareShares } from "#app/domain/insights/difference.ts";
import type { Criterion, CriterionKind } from "#app/domain/playbook/playbook.ts";
import type { CriterionOutcomes, OutcomeCounts } from "#app/stores/views/insights-criteria.ts";

export interface CriterionFigures {
  readonly key: string;
  readonly title: string;
  /** Null: the playbook no longer has it. */
  readonly kind: CriterionKind | null;
  readonly met: OutcomeCounts;
  /** Against handed-over leads that did not show it: leads that sales never saw could not become anything. */
  readonly sqlCompared: Comparison;
  readonly wrongFitCompared: Comparison;
}

/** What became of the leads that met each criterion, in the playbook's order, those it no longer has at the end. */
export function criterionRows(
  criteria: readonly Pick<Criterion, "key" | "title" | "kind" | "rule">[],
  counts: readonly CriterionOutcomes[],
): CriterionFigures[] {
  const nobody: OutcomeCounts = { leads: 0, handedOver: 0, sql: 0, wrongFit: 0 };
  const known = criteria.filter(({ rule }) => rule !== undefined);
  const retired = counts.filter(({ key }) => known.every((criterion) => criterion.key !== key));
  const named = [...known, ...retired.map(({ key }) => ({ key, title: key, kind: null }))];
  return named.map(({ key, title, kind }) => {
    const own = counts.find((one) => one.key === key);
    const met = own?.met ?? nobody;
    const others = own?.others ?? nobody;
    return {
      key,
      title,
      kind,
      met,
      sqlCompared: compareShares(among(met, met.sql), among(others, others.sql)),
      wrongFitCompared: compareShares(among(met, met.wrongFit), among(others, others.wrongFit)),
    };
  });
}

function among({ handedOver }: OutcomeCounts, count: number) {
  return { count, total: handedOver };
}
