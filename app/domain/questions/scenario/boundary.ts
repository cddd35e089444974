import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import { findCases } from "./cases.ts";
import type { CasePair } from "./cases.ts";
import { draftToLead } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { scenarioOptions } from "./options.ts";
import type { ScenarioOption } from "./options.ts";
import { leadRows } from "./rows.ts";
import type { LeadRow } from "./rows.ts";
import { seeded, shuffled } from "#app/domain/questions/seeded.ts";

/** A made-up lead at an edge of a criterion's rule, and the question about it. */
export interface Scenario {
  /** Stable name of the case; the two leads of a pair end in `-met` and `-unmet`. */
  readonly case: string;
  /** The two leads of a pair differ in exactly one thing. */
  readonly pair: string;
  readonly criterion: string;
  /** Whether this lead meets the criterion's rule. */
  readonly state: "met" | "unmet";
  readonly lead: LeadFacts;
  readonly prompt: string;
  readonly rows: readonly LeadRow[];
  /** Exactly one is correct. */
  readonly options: readonly ScenarioOption[];
  readonly qualified: boolean;
  /** The criterion that decides: turned round, the lead would (not) qualify. */
  readonly decides: string;
}

export type GeneratedScenarios =
  | { readonly kind: "generated"; readonly scenarios: readonly Scenario[] }
  /** No lead can be made up that this criterion alone decides. */
  | { readonly kind: "none"; readonly because: string };

/** What generating looks at. */
export type ScenarioBasis = Pick<Playbook, "campaign" | "criteria" | "scoring">;

/**
 * Leads just inside and just outside the edges of a criterion's rule, where that criterion alone decides whether the lead
 * qualifies. What is right comes from scoring the lead, never from how it was made. The same input gives the same ones.
 *
 * @param at epoch milliseconds from which the leads' events are dated back
 */
export function generateScenarios(
  basis: ScenarioBasis,
  criterionKey: string,
  { count, seed, at }: { count: number; seed: number; at: number },
): GeneratedScenarios {
  const criterion = basis.criteria.find(({ key }) => key === criterionKey);
  if (!criterion?.rule) return { kind: "none", because: `${criterionKey} has no rule` };
  const cases = findCases(basis, { ...criterion, rule: criterion.rule }, { pairs: Math.ceil(count / 2), seed, at });
  if (cases.kind === "none") return cases;
  const scenarios = cases.pairs.flatMap((pair) => scenariosOf(basis, criterion, pair, { seed, at }));
  return { kind: "generated", scenarios: scenarios.slice(0, count) };
}

/** How a generated scenario asks. */
export function scenarioPrompt({ campaign }: Pick<Playbook, "campaign">): string {
  return `Is this an MQL of ${campaign.name}? Which criterion decides?`;
}

function scenariosOf(
  basis: ScenarioBasis,
  criterion: Criterion,
  { name, slots, met, unmet }: CasePair,
  { seed, at }: { seed: number; at: number },
): Scenario[] {
  const scenarioOf = (state: "met" | "unmet", draft: Draft): Scenario => {
    const lead = draftToLead(draft, at);
    const distractors = distractorsFor(basis, criterion, lead, at, `${seed}:${name}`);
    return {
      case: `${name}-${state}`,
      pair: name,
      criterion: criterion.key,
      state,
      lead,
      prompt: scenarioPrompt(basis),
      rows: leadRows(lead, slots, at),
      options: scenarioOptions(basis, { criterion, distractors }, lead, at),
      qualified: scoreLead(basis, lead, at).qualified,
      decides: criterion.key,
    };
  };
  const both = [scenarioOf("met", met), scenarioOf("unmet", unmet)];
  return both.every(({ options }) => options.filter(({ correct }) => correct).length === 1) ? both : [];
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
