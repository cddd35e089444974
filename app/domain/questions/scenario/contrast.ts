import { scoreLead } from "#app/domain/leads/score.ts";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { findCases } from "./cases.ts";
import type { CasePair } from "./cases.ts";
import { decidingCriteria } from "./deciding.ts";
import { draftToLead } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { decidingPlans, eitherWayPlans, hinderedPlans, rotated, ruledOf } from "./plans.ts";
import type { Outcome, RuledCriterion } from "./plans.ts";
import { differingRows, factRows } from "./rows.ts";
import { isUnambiguous } from "./scenario.ts";
import type {
  ContrastedLead,
  ContrastScenario,
  GeneratedScenarios,
  ScenarioBasis,
  ScenarioOption,
  ScenarioRequest,
} from "./scenario.ts";
import { verdictInWords } from "./verdict-words.ts";

/**
 * Two leads that differ in one fact, which turns the criterion's rule: which of them is an MQL? Mostly the criterion
 * decides; sometimes another one stands in the way of both, or both have enough without it. Truth from scoring each.
 */
export function generateContrasts(
  basis: ScenarioBasis,
  criterionKey: string,
  { count, seed, at }: ScenarioRequest,
): GeneratedScenarios<ContrastScenario> {
  const ruled = ruledOf(basis.criteria);
  const criterion = ruled.find(({ key }) => key === criterionKey);
  if (!criterion) return { kind: "none", because: `${criterionKey} has no rule` };
  const outcomes = outcomesOf(basis, criterion);
  const rules = ruled.map(({ rule }) => rule);
  const pairs = findCases({ criterion, rules, outcomes, pairs: count, seed: `contrast:${seed}`, at });
  const scenarios = pairs.flatMap((pair) => contrastOf(basis, criterion, pair, { seed, at }) ?? []);
  if (scenarios.length > 0) return { kind: "generated", scenarios };
  return { kind: "none", because: `no two leads were found that differ only at an edge of ${criterionKey}'s rule` };
}

/** The criterion decides twice as often as not, so that nobody learns that a difference never matters. */
function outcomesOf(basis: ScenarioBasis, criterion: RuledCriterion): Outcome[] {
  const deciding = decidingPlans(basis, criterion);
  const eitherWay = eitherWayPlans(basis, criterion);
  const hindered = hinderedPlans(basis, criterion);
  return [
    { name: "one", plans: () => deciding },
    { name: "neither", plans: (turn: number) => rotated(hindered, turn) },
    { name: "one-more", plans: () => deciding },
    { name: "both", plans: () => eitherWay },
  ].filter(({ plans }) => plans(0).length > 0);
}

function contrastOf(
  basis: ScenarioBasis,
  criterion: RuledCriterion,
  { name, met, unmet, candidates }: CasePair,
  { seed, at }: { seed: number; at: number },
): ContrastScenario | null {
  const next = seeded(`contrast:${seed}:${criterion.key}:${name}`);
  const shown = (letter: string, draft: Draft): ContrastedLead => {
    const lead = draftToLead(draft, at);
    const rows = factRows(lead, [...candidates.keys()], at);
    return { name: `Lead ${letter}`, lead, rows, qualified: scoreLead(basis, lead, at).qualified };
  };
  const isMetFirst = next() < 0.5;
  const first = shown("A", isMetFirst ? met : unmet);
  const second = shown("B", isMetFirst ? unmet : met);
  // Two ages of an event may read the same; then nobody could answer.
  if (differingRows(first.rows, second.rows).length !== 1) return null;
  const told = whoseVerdict(basis, [first, second], at);
  const scenario: ContrastScenario = {
    kind: "contrast",
    case: name,
    pair: name,
    criterion: criterion.key,
    state: (told.told === first) === isMetFirst ? "met" : "unmet",
    lead: told.told.lead,
    prompt: `Which of these two leads is an MQL of ${basis.campaign.name}?`,
    rows: told.told.rows,
    options: optionsFor(first, second, (lead) => verdictInWords(basis, criterion, lead, at)),
    qualified: told.told.qualified,
    decides: told.decides,
    leads: [first, second],
  };
  return isUnambiguous(scenario) ? scenario : null;
}

/** The lead over which a single criterion decides, the first one if both or neither are such. */
function whoseVerdict(
  basis: ScenarioBasis,
  [first, second]: readonly [ContrastedLead, ContrastedLead],
  at: number,
): { told: ContrastedLead; decides: string | null } {
  for (const told of [first, second]) {
    const [decides, ...more] = decidingCriteria(basis, told.lead, at);
    if (decides !== undefined && (told.qualified || more.length === 0)) return { told, decides };
  }
  return { told: first, decides: null };
}

function optionsFor(
  first: ContrastedLead,
  second: ContrastedLead,
  verdict: (lead: LeadFacts) => string,
): ScenarioOption[] {
  const claims = [
    { text: `${first.name} only`, says: [true, false] },
    { text: `${second.name} only`, says: [false, true] },
    { text: "Both", says: [true, true] },
    { text: "Neither", says: [false, false] },
  ];
  return claims.map(({ text, says }) => {
    const wrong = [first, second].filter(({ qualified }, index) => qualified !== says[index]);
    const because = (wrong.length === 0 ? [first, second] : wrong).map(({ name, lead }) => `${name} ${verdict(lead)}`);
    return { text, correct: wrong.length === 0, because: because.join(" ") };
  });
}
