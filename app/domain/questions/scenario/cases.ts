import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import type { ScoringBasis } from "#app/domain/leads/score.ts";
import { boundariesOf, candidateFacts } from "./edges.ts";
import type { Boundary } from "./edges.ts";
import type { Draft, Fact } from "./draft.ts";
import { castOf, plausibleValues } from "./people.ts";
import type { Cast } from "./people.ts";
import { searchDraft } from "./search.ts";
import type { Goal } from "./search.ts";
import { targetsFor } from "./targets.ts";
import { pick, seeded } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";

/** Two leads that differ in one fact, which turns the criterion's rule and with it whether they qualify. */
export interface CasePair {
  readonly name: string;
  readonly edge: number;
  readonly met: Draft;
  readonly unmet: Draft;
  /** The facts that any rule of the playbook looks at. */
  readonly slots: readonly string[];
}

export type Cases =
  { readonly kind: "found"; readonly pairs: readonly CasePair[] } | { readonly kind: "none"; readonly because: string };

type RuledCriterion = Criterion & { readonly rule: Rule };

/** Each edge comes back with this many other people at most, so that the set of cases is finite. */
const MAX_ROUNDS = 10;

/** A rule with a list of forty countries has eighty edges; nobody needs practice with all of them. */
const MAX_EDGES = 20;

/** Finds pairs at the edges of a criterion's rule, edge by edge, then the same edges with other people. */
export function findCases(
  basis: ScoringBasis,
  criterion: RuledCriterion,
  { pairs: wanted, seed, at }: { pairs: number; seed: number; at: number },
): Cases {
  const targets = targetsFor(basis, criterion);
  if (targets.length === 0) {
    return { kind: "none", because: `${criterion.key} never decides alone: its points make no difference` };
  }
  const found: CasePair[] = [];
  let edges = boundariesOf(criterion.rule, sourcesFor(criterion, seed, 1, -1)).map((_, index) => index);
  for (let round = 1; round <= MAX_ROUNDS && found.length < wanted; round += 1) {
    const pairs = edges
      .slice(0, round === 1 ? MAX_EDGES : wanted - found.length)
      .flatMap((edge) => findPair(basis, criterion, { edge, targets, seed, round, at }) ?? []);
    found.push(...pairs);
    // An edge without a lead this time is not worth another search.
    edges = edges.filter((edge) => pairs.some((pair) => pair.edge === edge));
  }
  if (found.length > 0) return { kind: "found", pairs: found };
  return { kind: "none", because: `no lead was found that ${criterion.key} alone decides at an edge of its rule` };
}

/** Whether a rule has any edge to make leads on either side of; `gte 0` over people, for one, has none. */
export function hasEdge(criterion: Criterion): boolean {
  return criterion.rule !== undefined && boundariesOf(criterion.rule, sourcesFor(criterion, 1, 1, -1)).length > 0;
}

interface PairWish {
  readonly edge: number;
  readonly targets: readonly ReadonlySet<string>[];
  readonly seed: number;
  readonly round: number;
  readonly at: number;
}

function findPair(basis: ScoringBasis, criterion: RuledCriterion, wish: PairWish): CasePair | null {
  const sources = sourcesFor(criterion, wish.seed, wish.round, wish.edge);
  const edges = boundariesOf(criterion.rule, sources);
  const boundary = edges[wish.edge];
  if (!boundary) return null;
  const ruled = basis.criteria.flatMap((each) => (each.rule ? [{ ...each, rule: each.rule }] : []));
  const candidates = candidateFacts(
    ruled.map(({ rule }) => rule),
    sources,
  );
  const start = startingDraft(candidates, sources);
  for (const unmet of wish.targets) {
    const goals = ruled.map((each) => goalFor(each, criterion, unmet));
    const pivot = { slot: boundary.slot, facts: [boundary.met, boundary.unmet] as const };
    const draft = searchDraft({ goals, pivot, start, candidates, at: wish.at, next: sources.next });
    if (!draft) continue;
    return {
      name: nameOf(edges, wish),
      edge: wish.edge,
      met: { ...draft, [boundary.slot]: boundary.met },
      unmet: { ...draft, [boundary.slot]: boundary.unmet },
      slots: [...candidates.keys()],
    };
  }
  return null;
}

function goalFor(each: RuledCriterion, criterion: Criterion, unmet: ReadonlySet<string>): Goal {
  if (each.key === criterion.key) return { rule: each.rule, wanted: ["met", "unmet"] };
  const state = each.kind === "disqualifier" || unmet.has(each.key) ? "unmet" : "met";
  return { rule: each.rule, wanted: [state, state] };
}

/** Unique within the rule also where two conditions share an edge, and across rounds. */
function nameOf(edges: readonly Boundary[], { edge, round }: PairWish): string {
  const name = edges[edge]?.name ?? "edge";
  const isShared = edges.filter((each) => each.name === name).length > 1;
  return [name, ...(isShared ? [String(edge + 1)] : []), ...(round > 1 ? [`r${round}`] : [])].join("-");
}

function sourcesFor(criterion: Criterion, seed: number, round: number, edge: number): { cast: Cast; next: Generator } {
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
