import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { pick, seeded } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";
import type { Draft, Fact } from "./draft.ts";
import { boundariesOf, candidateFacts } from "./edges.ts";
import type { Boundary } from "./edges.ts";
import { judgeAt } from "./judge.ts";
import type { Judge } from "./judge.ts";
import { castOf, plausibleValues } from "./people.ts";
import type { Cast } from "./people.ts";
import type { Outcome, RuledCriterion } from "./plans.ts";
import { searchDraft } from "./search.ts";

/** Two leads that differ in one fact, which turns the criterion's rule. */
export interface CasePair {
  readonly name: string;
  /** The name of the outcome that was looked for. */
  readonly outcome: string;
  readonly met: Draft;
  readonly unmet: Draft;
  /** The fact that tells them apart. */
  readonly pivot: string;
  /** The facts that could have been used, by slot: every slot that a rule looks at. */
  readonly candidates: ReadonlyMap<string, readonly Fact[]>;
}

export interface CaseSearch {
  readonly criterion: RuledCriterion;
  /** All rules that the leads must be clear about. */
  readonly rules: readonly Rule[];
  /** How a pair may turn out; edges take turns among them. */
  readonly outcomes: readonly Outcome[];
  readonly pairs: number;
  readonly seed: number | string;
  readonly at: number;
}

/** Each edge comes back with this many other people at most, so that the set of cases is finite. */
const MAX_ROUNDS = 10;

/** A rule with a list of forty countries has eighty edges; nobody needs practice with all of them. */
const MAX_EDGES = 20;

/** What one criterion may cost: an agreement that contradicts itself would otherwise be searched for seconds. */
const MAX_FAILED_SEARCHES = 400;

/** Finds pairs at the edges of a criterion's rule, edge by edge, then the same edges with other people. */
export function findCases(search: CaseSearch): CasePair[] {
  const { criterion, seed, outcomes, pairs: wanted, at } = search;
  const judge = judgeAt(at);
  const budget = { failed: 0 };
  const edges = boundariesOf(criterion.rule, sourcesFor(criterion, seed, 1, -1)).slice(0, MAX_EDGES);
  let jobs = outcomes.flatMap((_, turn) =>
    edges.flatMap((__, edge): Job[] => {
      const outcome = outcomes[(edge + turn) % outcomes.length];
      return outcome ? [{ edge, outcome }] : [];
    }),
  );
  const found: CasePair[] = [];
  for (let round = 1; round <= MAX_ROUNDS && found.length < wanted; round += 1) {
    // A job without a lead this time is not worth another search.
    jobs = jobs.filter((job) => {
      if (found.length >= wanted) return true;
      const pair = findPair(search, job, round, judge, budget);
      if (pair) found.push(pair);
      return pair !== null;
    });
  }
  return found;
}

/** Whether a rule has any edge to make leads on either side of; `gte 0` over people, for one, has none. */
export function hasEdge(criterion: Criterion): boolean {
  return criterion.rule !== undefined && boundariesOf(criterion.rule, sourcesFor(criterion, 1, 1, -1)).length > 0;
}

interface Job {
  readonly edge: number;
  readonly outcome: Outcome;
}

function findPair(
  { criterion, rules, seed }: CaseSearch,
  { edge, outcome }: Job,
  round: number,
  judge: Judge,
  budget: { failed: number },
): CasePair | null {
  const sources = sourcesFor(criterion, outcome.name === "" ? seed : `${seed}:${outcome.name}`, round, edge);
  const edges = boundariesOf(criterion.rule, sources);
  const boundary = edges[edge];
  if (!boundary) return null;
  const candidates = candidateFacts(rules, sources);
  const start = startingDraft(candidates, sources);
  const pivot = { slot: boundary.slot, facts: [boundary.met, boundary.unmet] as const };
  for (const goals of outcome.plans(edge + round)) {
    if (budget.failed >= MAX_FAILED_SEARCHES) return null;
    const draft = searchDraft({ goals, pivot, start, candidates, judge, next: sources.next });
    if (!draft) {
      budget.failed += 1;
      continue;
    }
    return {
      name: nameOf(edges, edge, round, outcome),
      outcome: outcome.name,
      met: { ...draft, [boundary.slot]: boundary.met },
      unmet: { ...draft, [boundary.slot]: boundary.unmet },
      pivot: boundary.slot,
      candidates,
    };
  }
  return null;
}

/** Unique within the rule also where two conditions share an edge, and across rounds. */
function nameOf(edges: readonly Boundary[], edge: number, round: number, outcome: Outcome): string {
  const name = edges[edge]?.name ?? "edge";
  const isShared = edges.filter((each) => each.name === name).length > 1;
  const parts = [name, isShared ? String(edge + 1) : "", outcome.name, round > 1 ? `r${round}` : ""];
  return parts.filter((part) => part !== "").join("-");
}

function sourcesFor(
  criterion: Criterion,
  seed: number | string,
  round: number,
  edge: number,
): { cast: Cast; next: Generator } {
  const next = seeded(`${seed}:${criterion.key}:${round}:${edge}`);
  return { cast: castOf(next), next };
}

function startingDraft(
  candidates: ReadonlyMap<string, readonly Fact[]>,
  { cast, next }: { cast: Cast; next: Generator },
): Draft {
  const basics = ["contact.first_name", "contact.last_name", "contact.email", "contact.title", "company.name"];
  const more = ["company.domain", "company.employees", "company.industry", "company.country"];
  const plausible = [...basics, ...more].map((path): [string, Fact] => {
    return [path, { kind: "attribute", value: pick(plausibleValues(path, cast, next), next) }];
  });
  const ruled = [...candidates].map(([slot, facts]): [string, Fact] => [slot, pick(facts.slice(0, 4), next)]);
  return Object.fromEntries([...plausible, ...ruled]);
}
