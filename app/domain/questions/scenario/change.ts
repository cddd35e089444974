import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import { seeded, shuffled } from "#app/domain/questions/seeded.ts";
import { decidedCases } from "./boundary.ts";
import type { CasePair } from "./cases.ts";
import { draftToLead } from "./draft.ts";
import { differingRows, leadRows } from "./rows.ts";
import type { LeadRow } from "./rows.ts";
import { isUnambiguous } from "./scenario.ts";
import type { ChangeScenario, GeneratedScenarios, ScenarioBasis, ScenarioRequest } from "./scenario.ts";
import { verdictInWords } from "./verdict-words.ts";

const DISTRACTORS = 3;

/** With fewer than two wrong changes it is no question. */
const MIN_DISTRACTORS = 2;

/**
 * One whole lead, and changes of one fact each: which of them would make it an MQL, or would end that? Exactly one turns
 * the verdict, known by scoring the lead again after each; the others change something that reads as if it mattered.
 */
export function generateChanges(
  basis: ScenarioBasis,
  criterionKey: string,
  { count, seed, at }: ScenarioRequest,
): GeneratedScenarios<ChangeScenario> {
  const wish = { pairs: Math.ceil(count / 2), seed: `change:${seed}`, at };
  const decided = decidedCases(basis, criterionKey, wish);
  if (decided.kind === "none") return decided;
  const { criterion, pairs } = decided;
  const scenarios = pairs.flatMap((pair) =>
    (["met", "unmet"] as const).flatMap((state) => changeOf(basis, { criterion, pair, state, seed, at }) ?? []),
  );
  if (scenarios.length > 0) return { kind: "generated", scenarios: scenarios.slice(0, count) };
  return { kind: "none", because: `there is too little else to change about a lead that ${criterionKey} decides` };
}

interface Subject {
  readonly criterion: Criterion;
  readonly pair: CasePair;
  readonly state: "met" | "unmet";
  readonly seed: number;
  readonly at: number;
}

interface WordedChange {
  readonly text: string;
  readonly lead: LeadFacts;
}

/** A changed lead. */
interface Change {
  readonly slot: string;
  readonly lead: LeadFacts;
  /** The lower, the more it reads as if it mattered. */
  readonly rank: number;
}

function changeOf(basis: ScenarioBasis, { criterion, pair, state, seed, at }: Subject): ChangeScenario | null {
  const draft = pair[state];
  const lead = draftToLead(draft, at);
  const { qualified } = scoreLead(basis, lead, at);
  const slots = [...pair.candidates.keys()];
  const rows = leadRows(lead, slots, at);
  const turned = draftToLead(pair[state === "met" ? "unmet" : "met"], at);
  const reading = (changed: LeadFacts): string | null => textOf(rows, leadRows(changed, slots, at));
  const right = reading(turned);
  if (right === null) return null;
  const next = seeded(`change:${seed}:${criterion.key}:${pair.name}:${state}`);
  const wrong = chosen(shuffled(idleChanges(basis, pair, state, at), next), reading);
  if (wrong.length < MIN_DISTRACTORS) return null;
  const options = shuffled([{ text: right, lead: turned }, ...wrong], next).map((change) => {
    const after = scoreLead(basis, change.lead, at).qualified;
    const because = `${after === qualified ? "Even then it" : "Then it"} ${verdictInWords(basis, criterion, change.lead, at)}`;
    return { option: { text: change.text, correct: after !== qualified, because }, lead: change.lead };
  });
  const { name } = basis.campaign;
  const scenario: ChangeScenario = {
    kind: "change",
    case: `${pair.name}-${state}`,
    pair: pair.name,
    criterion: criterion.key,
    state,
    lead,
    prompt: qualified
      ? `This lead is an MQL of ${name}. Which one of these changes would end that?`
      : `This lead is not an MQL of ${name}. Which one of these changes would make it one?`,
    rows,
    options: options.map(({ option }) => option),
    qualified,
    decides: criterion.key,
    changed: options.map((each) => each.lead),
  };
  return isUnambiguous(scenario) ? scenario : null;
}

/** Changes of one fact after which the verdict is the same as before, and nothing is unknown. */
function idleChanges(basis: ScenarioBasis, pair: CasePair, state: "met" | "unmet", at: number): Change[] {
  const draft = pair[state];
  const score = scoreLead(basis, draftToLead(draft, at), at);
  return [...pair.candidates].flatMap(([slot, facts]) =>
    facts.flatMap((fact): Change[] => {
      const lead = draftToLead({ ...draft, [slot]: fact }, at);
      const after = scoreLead(basis, lead, at);
      if (after.qualified !== score.qualified || after.missing.length > 0) return [];
      const turnsOther = after.criteria.some(({ state: now }, index) => now !== score.criteria[index]?.state);
      return [{ slot, lead, rank: slot === pair.pivot ? 0 : turnsOther ? 1 : 2 }];
    }),
  );
}

/** The most telling ones, one of each fact, with how they read. */
function chosen(changes: readonly Change[], textOf: (lead: LeadFacts) => string | null): WordedChange[] {
  const found = new Map<string, WordedChange>();
  for (const change of changes.toSorted((a, b) => a.rank - b.rank)) {
    if (found.size >= DISTRACTORS) break;
    const text = found.has(change.slot) ? null : textOf(change.lead);
    if (text !== null) found.set(change.slot, { text, lead: change.lead });
  }
  return [...found.values()];
}

/** `Employees: 50 instead of 49`; null unless exactly one row reads otherwise. */
function textOf(before: readonly LeadRow[], after: readonly LeadRow[]): string | null {
  const [row, ...more] = differingRows(before, after);
  if (!row || more.length > 0) return null;
  return `${row.label}: ${row.after} instead of ${row.before}`;
}
