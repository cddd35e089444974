import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { blocks, scoreLead } from "#app/domain/leads/score.ts";
import type { ScoringBasis } from "#app/domain/leads/score.ts";
import { evidenceFor } from "#app/domain/playbook/explain.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import { joinWords } from "#app/domain/playbook/words.ts";

/**
 * Why a lead is an MQL or not, as words after its name: `is an MQL: …`, `is not one: …`. Named are the facts that settle
 * it; of a lead that qualifies, those about the criterion in question.
 */
export function verdictInWords(basis: ScoringBasis, criterion: Criterion | null, lead: LeadFacts, at: number): string {
  const { qualified, score, threshold, criteria: states } = scoreLead(basis, lead, at);
  const stateOf = new Map(states.map(({ key, state }) => [key, state]));
  const evidence = ({ title, rule }: Criterion): string => `“${title}” (${rule ? evidenceFor(rule, lead, at) : ""})`;
  const points = `its ${score} ${score === 1 ? "point" : "points"}`;
  if (qualified) {
    const reached = `${points} reach the ${threshold} needed`;
    const about = criterion && aboutQualified(criterion, stateOf.get(criterion.key) === "met", evidence(criterion));
    return `is an MQL: ${about ?? "everything required is met, nothing rules it out"}, and ${reached}.`;
  }
  const blocking = basis.criteria.filter((each) => each.rule && blocks(each, stateOf.get(each.key) ?? "unmet"));
  if (blocking.length > 0) {
    const lacking = blocking.filter(({ kind }) => kind !== "disqualifier").map(evidence);
    const against = blocking.filter(({ kind }) => kind === "disqualifier").map(evidence);
    const reasons = [
      ...(lacking.length > 0 ? [`it does not meet ${joinWords(lacking, "and")}, as an MQL must`] : []),
      ...(against.length > 0 ? [`${joinWords(against, "and")} ${against.length > 1 ? "rule" : "rules"} it out`] : []),
    ];
    return `is not one: ${reasons.join("; ")}.`;
  }
  const unmet = basis.criteria.filter(
    ({ key, points: worth, rule }) => rule && worth > 0 && stateOf.get(key) !== "met",
  );
  const lacking = joinWords(unmet.map(evidence), "and");
  return `is not one: ${points} do not reach the ${threshold} needed without ${lacking}.`;
}

function aboutQualified({ kind }: Criterion, isMet: boolean, evidence: string): string {
  if (kind === "disqualifier") return `${evidence} does not rule it out`;
  if (isMet) return `it meets ${evidence}`;
  return `it need not meet ${evidence}`;
}
