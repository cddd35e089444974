import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import { seeded, shuffled } from "#app/domain/questions/seeded.ts";
import { findCases } from "./cases.ts";
import type { CasePair } from "./cases.ts";
import { draftToLead } from "./draft.ts";
import { scenarioOptions } from "./options.ts";
import { decidingPlans, ruledOf } from "./plans.ts";
import { leadRows } from "./rows.ts";
import { isUnambiguous } from "./scenario.ts";
import type { BoundaryScenario, GeneratedScenarios, ScenarioBasis, ScenarioRequest } from "./scenario.ts";

/**
 * Leads just inside and just outside the edges of a criterion's rule, where that criterion alone decides whether the lead
 * qualifies. What is right comes from scoring the lead, never from how it was made. The same input gives the same ones.
 */
export function generateScenarios(
  basis: ScenarioBasis,
  criterionKey: string,
  request: ScenarioRequest,
): GeneratedScenarios<BoundaryScenario> {
  const decided = decidedCases(basis, criterionKey, { ...request, pairs: Math.ceil(request.count / 2) });
  if (decided.kind === "none") return decided;
  const { criterion, pairs } = decided;
  const scenarios = pairs.flatMap((pair) => scenariosOf(basis, criterion, pair, request));
  return scenarios.length > 0
    ? { kind: "generated", scenarios: scenarios.slice(0, request.count) }
    : { kind: "none", because: `no two options about ${criterionKey} could be told apart` };
}

type DecidedCases =
  | { readonly kind: "found"; readonly criterion: Criterion; readonly pairs: readonly CasePair[] }
  | { readonly kind: "none"; readonly because: string };

/** Pairs of leads over which the criterion alone decides, or why there are none. */
export function decidedCases(
  basis: ScenarioBasis,
  criterionKey: string,
  { pairs, seed, at }: { pairs: number; seed: number | string; at: number },
): DecidedCases {
  const ruled = ruledOf(basis.criteria);
  const criterion = ruled.find(({ key }) => key === criterionKey);
  if (!criterion) return { kind: "none", because: `${criterionKey} has no rule` };
  const plans = decidingPlans(basis, criterion);
  if (plans.length === 0) {
    return { kind: "none", because: `${criterionKey} never decides alone: its points make no difference` };
  }
  const outcomes = [{ name: "", plans: () => plans }];
  const found = findCases({ criterion, rules: ruled.map(({ rule }) => rule), outcomes, pairs, seed, at });
  if (found.length > 0) return { kind: "found", criterion, pairs: found };
  return { kind: "none", because: `no lead was found that ${criterionKey} alone decides at an edge of its rule` };
}

/** How a boundary scenario asks. */
function scenarioPrompt({ campaign }: Pick<Playbook, "campaign">): string {
  return `Is this an MQL of ${campaign.name}? Which criterion decides?`;
}

function scenariosOf(
  basis: ScenarioBasis,
  criterion: Criterion,
  { name, candidates, met, unmet }: CasePair,
  { seed, at }: ScenarioRequest,
): BoundaryScenario[] {
  const both = [
    { state: "met" as const, draft: met },
    { state: "unmet" as const, draft: unmet },
  ].map(({ state, draft }): BoundaryScenario => {
    const lead = draftToLead(draft, at);
    const distractors = distractorsFor(basis, criterion, lead, at, `${seed}:${name}`);
    return {
      kind: "boundary",
      case: `${name}-${state}`,
      pair: name,
      criterion: criterion.key,
      state,
      lead,
      prompt: scenarioPrompt(basis),
      rows: leadRows(lead, [...candidates.keys()], at),
      options: scenarioOptions(basis, { criterion, distractors }, lead, at),
      qualified: scoreLead(basis, lead, at).qualified,
      decides: criterion.key,
    };
  });
  return both.every(isUnambiguous) ? both : [];
}

/** Others to name wrongly: ones that are met, or disqualifiers that are not, so that naming them can't be right. */
function distractorsFor(
  { criteria, scoring }: ScenarioBasis,
  criterion: Criterion,
  lead: LeadFacts,
  at: number,
  seed: string,
): Criterion[] {
  const states = new Map(scoreLead({ criteria, scoring }, lead, at).criteria.map(({ key, state }) => [key, state]));
  const harmless = criteria.filter(({ key, kind, rule }) => {
    const harmlessState = kind === "disqualifier" ? "unmet" : "met";
    return key !== criterion.key && rule !== undefined && states.get(key) === harmlessState;
  });
  return shuffled(harmless, seeded(seed)).slice(0, 2);
}
