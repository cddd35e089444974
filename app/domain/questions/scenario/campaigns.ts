import { scoreLead } from "#app/domain/leads/score.ts";
import { findCases } from "./cases.ts";
import type { CasePair } from "./cases.ts";
import { draftToLead } from "./draft.ts";
import { decidingPlans, goalsFor, rotated, ruledOf, verdictPlans } from "./plans.ts";
import type { Outcome, RuledCriterion } from "./plans.ts";
import { leadRows } from "./rows.ts";
import { isUnambiguous } from "./scenario.ts";
import type {
  CampaignsScenario,
  GeneratedScenarios,
  Neighbour,
  ScenarioBasis,
  ScenarioOption,
  ScenarioRequest,
} from "./scenario.ts";
import { verdictInWords } from "./verdict-words.ts";

/** Each pair of plans costs a search where it fails; the clearest ones stand first. */
const MAX_OWN = 3;
const MAX_PLANS = 16;

/**
 * One lead and two campaigns that are easily confused: whose criteria does it meet? The criterion decides in this
 * campaign; in the other one everything is met, or exactly one criterion keeps the lead out. Truth from scoring the lead
 * under both.
 */
export function generateCrossings(
  basis: ScenarioBasis,
  criterionKey: string,
  neighbour: Neighbour,
  { count, seed, at }: ScenarioRequest,
): GeneratedScenarios<CampaignsScenario> {
  const ruled = ruledOf(basis.criteria);
  const criterion = ruled.find(({ key }) => key === criterionKey);
  const other = neighbour.campaign.key;
  if (!criterion) return { kind: "none", because: `${criterionKey} has no rule` };
  if (sameName(basis, neighbour)) return { kind: "none", because: `${other} has the same name as this campaign` };
  const rules = [...ruled, ...ruledOf(neighbour.criteria)].map(({ rule }) => rule);
  const outcomes = outcomesOf(basis, criterion, neighbour);
  const salt = `campaigns:${other}:${seed}`;
  const pairs = findCases({ criterion, rules, outcomes, pairs: count, seed: salt, at });
  const scenarios = pairs.flatMap((pair) => crossingOf(basis, criterion, neighbour, pair, at) ?? []);
  if (scenarios.length > 0) return { kind: "generated", scenarios };
  return { kind: "none", because: `no lead was found that ${criterionKey} decides and that is clear in ${other} too` };
}

const ENDINGS = [
  { own: "met", qualifiesThere: false },
  { own: "unmet", qualifiesThere: true },
  { own: "met", qualifiesThere: true },
  { own: "unmet", qualifiesThere: false },
] as const;

/** Every way it can end for both campaigns; the other campaign's goals only bind the lead that will be shown. */
function outcomesOf(basis: ScenarioBasis, criterion: RuledCriterion, neighbour: Neighbour): Outcome[] {
  const own = decidingPlans(basis, criterion).slice(0, MAX_OWN);
  const there = { true: verdictPlans(neighbour, true), false: verdictPlans(neighbour, false) };
  return ENDINGS.map(({ own: side, qualifiesThere }) => ({
    name: `${side}-${qualifiesThere ? "there" : "not-there"}`,
    plans: (turn: number) => {
      const plans = rotated(there[`${qualifiesThere}`], turn).map((stateOf) =>
        goalsFor(neighbour, stateOf, null, (state) => (side === "met" ? [state, null] : [null, state])),
      );
      return plans.flatMap((theirs) => own.map((ours) => [...ours, ...theirs])).slice(0, MAX_PLANS);
    },
  }));
}

function crossingOf(
  basis: ScenarioBasis,
  criterion: RuledCriterion,
  neighbour: Neighbour,
  { name, outcome, candidates, ...drafts }: CasePair,
  at: number,
): CampaignsScenario | null {
  const state = outcome.startsWith("met") ? "met" : "unmet";
  const lead = draftToLead(drafts[state], at);
  const own = scoreLead(basis, lead, at);
  const there = scoreLead(neighbour, lead, at);
  if (own.missing.length + there.missing.length > 0) return null;
  const told = [
    { name: basis.campaign.name, isMql: own.qualified, because: verdictInWords(basis, criterion, lead, at) },
    { name: neighbour.campaign.name, isMql: there.qualified, because: verdictInWords(neighbour, null, lead, at) },
  ] as const;
  const scenario: CampaignsScenario = {
    kind: "campaigns",
    case: name,
    pair: name,
    criterion: criterion.key,
    state,
    lead,
    prompt: `Which campaign’s criteria does this lead meet: ${told[0].name} or ${told[1].name}?`,
    rows: leadRows(lead, [...candidates.keys()], at),
    options: optionsFor(told),
    qualified: own.qualified,
    decides: criterion.key,
    campaigns: [
      { campaign: basis.campaign.key, qualified: own.qualified },
      { campaign: neighbour.campaign.key, qualified: there.qualified },
    ],
  };
  return isUnambiguous(scenario) ? scenario : null;
}

interface Told {
  readonly name: string;
  readonly isMql: boolean;
  readonly because: string;
}

function optionsFor([own, there]: readonly [Told, Told]): ScenarioOption[] {
  const claims = [
    { text: `${own.name} only`, says: [true, false] },
    { text: `${there.name} only`, says: [false, true] },
    { text: "Both campaigns", says: [true, true] },
    { text: "Neither of the two", says: [false, false] },
  ];
  return claims.map(({ text, says }) => {
    const wrong = [own, there].filter(({ isMql }, index) => isMql !== says[index]);
    const because = (wrong.length === 0 ? [own, there] : wrong).map((each) => `For ${each.name} it ${each.because}`);
    return { text, correct: wrong.length === 0, because: because.join(" ") };
  });
}

function sameName(basis: ScenarioBasis, neighbour: ScenarioBasis): boolean {
  return basis.campaign.name.trim().toLowerCase() === neighbour.campaign.name.trim().toLowerCase();
}
