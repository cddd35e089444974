import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { blocks, scoreLead } from "#app/domain/leads/score.ts";
import type { LeadScore, ScoringBasis } from "#app/domain/leads/score.ts";
import { evidenceFor } from "#app/domain/playbook/explain.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Truth } from "#app/domain/playbook/rule.ts";
import type { ScenarioOption } from "./scenario.ts";

const YES = "Yes: it meets what is required, nothing rules it out, and it has the points";
const CANNOT_SAY = "It cannot be said: something needed is not known";

/**
 * The options for one lead: yes, no because of the criterion in question, and no because of others. What is right comes
 * from scoring the lead.
 *
 * @param distractors other criteria to name
 */
export function scenarioOptions(
  basis: ScoringBasis,
  { criterion, distractors }: { criterion: Criterion; distractors: readonly Criterion[] },
  lead: LeadFacts,
  at: number,
): ScenarioOption[] {
  const score = scoreLead(basis, lead, at);
  const about = { score, decisive: decisiveCriteria(basis, score), lead, at };
  return [
    { text: YES, correct: score.qualified, because: yesBecause(criterion, about) },
    ...[criterion, ...distractors].map((each) => noOption(each, about)),
    ...(distractors.length === 0
      ? [{ text: CANNOT_SAY, correct: false, because: "Everything the criteria ask about is known." }]
      : []),
  ];
}

interface Situation {
  readonly score: LeadScore;
  readonly decisive: readonly string[];
  readonly lead: LeadFacts;
  readonly at: number;
}

/** The criteria each of which alone keeps a lead from qualifying; none for one that qualifies. */
export function decisiveCriteria({ criteria }: ScoringBasis, { criteria: states, ...score }: LeadScore): string[] {
  if (score.qualified) return [];
  const stateOf = new Map(states.map(({ key, state }) => [key, state]));
  const blocking = criteria.filter((each) => blocks(each, stateOf.get(each.key) ?? "unmet") && each.rule);
  if (blocking.length > 0) return blocking.map(({ key }) => key);
  const gap = score.threshold - score.score;
  return criteria.filter(({ key, points }) => stateOf.get(key) !== "met" && points >= gap).map(({ key }) => key);
}

function noOption(criterion: Criterion, about: Situation): ScenarioOption {
  const { title, kind } = criterion;
  const text = kind === "disqualifier" ? `No: “${title}” rules it out` : `No: it does not meet “${title}”`;
  const correct = about.decisive.includes(criterion.key);
  return { text, correct, because: correct ? decidedBy(criterion, about) : notDecidedBy(criterion, about) };
}

function yesBecause(criterion: Criterion, about: Situation): string {
  const { qualified, score, threshold } = about.score;
  if (!qualified) return decidedBy(criterion, about);
  const close = `The close call is “${criterion.title}”: ${evidence(criterion, about)}.`;
  return `It has ${score} points of the ${threshold} needed, and nothing required is missing. ${close}`;
}

function decidedBy(criterion: Criterion, about: Situation): string {
  const { score, threshold } = about.score;
  const fact = `“${criterion.title}” decides: ${evidence(criterion, about)}`;
  if (criterion.kind === "disqualifier") return `${fact}, and that rules a lead out.`;
  if (criterion.required) return `${fact}, and an MQL must meet it.`;
  return `${fact}. Without its ${criterion.points} points the lead has ${score} of the ${threshold} needed.`;
}

function notDecidedBy(criterion: Criterion, about: Situation): string {
  const state: Truth = about.score.criteria.find(({ key }) => key === criterion.key)?.state ?? "unknown";
  if (criterion.kind === "disqualifier") return `This does not rule it out: ${evidence(criterion, about)}.`;
  return state === "met"
    ? `It does meet this: ${evidence(criterion, about)}.`
    : `This does not decide: ${evidence(criterion, about)}.`;
}

function evidence({ rule }: Criterion, { lead, at }: Situation): string {
  return rule ? evidenceFor(rule, lead, at) : "it has no rule";
}
