import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import type { ScoringBasis } from "#app/domain/leads/score.ts";

/** The criteria each of which, turned round for this lead, would turn whether it qualifies; found by scoring it again. */
export function decidingCriteria({ criteria, scoring }: ScoringBasis, lead: LeadFacts, at: number): string[] {
  const { qualified } = scoreLead({ criteria, scoring }, lead, at);
  return criteria.flatMap(({ key, rule }) => {
    if (!rule) return [];
    const turned = criteria.map((each) => (each.key === key ? { ...each, rule: { not: rule } } : each));
    return scoreLead({ criteria: turned, scoring }, lead, at).qualified === qualified ? [] : [key];
  });
}
