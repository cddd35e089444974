import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { draftToLead } from "#app/domain/questions/scenario-draft.ts";
import type { Draft, Fact } from "#app/domain/questions/scenario-draft.ts";
import { pick } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";

/** What a rule must come to, for the lead with the pivot's first fact and for the one with its second. */
export interface Goal {
  readonly rule: Rule;
  readonly wanted: readonly ["met" | "unmet", "met" | "unmet"];
}

export interface SearchInput {
  readonly goals: readonly Goal[];
  /** The slot that tells the two leads apart, with its two facts. */
  readonly pivot: { readonly slot: string; readonly facts: readonly [Fact, Fact] };
  readonly start: Draft;
  readonly candidates: ReadonlyMap<string, readonly Fact[]>;
  readonly at: number;
  readonly next: Generator;
}

/** Local search: with some twenty facts and as many rules it either succeeds within a dozen moves or is stuck. */
const MAX_MOVES = 24;

/**
 * Changes facts of the start, never the pivot, until both leads meet all goals; null if that was not found. It moves the
 * one fact that brings the goals nearest, and a random one where none helps.
 */
export function searchDraft(input: SearchInput): Draft | null {
  const { candidates, pivot, next } = input;
  const slots = [...candidates.keys()].filter((slot) => slot !== pivot.slot);
  let draft = input.start;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const cost = costOf(draft, input);
    if (cost === 0) return draft;
    const moves = slots.flatMap((slot) => (candidates.get(slot) ?? []).map((fact) => ({ ...draft, [slot]: fact })));
    if (moves.length === 0) return null;
    const costs = moves.map((moved) => costOf(moved, input));
    const least = Math.min(...costs);
    const best = moves[costs.indexOf(least)];
    draft = best && least < cost ? best : pick(moves, next);
  }
  return null;
}

function costOf(draft: Draft, { goals, pivot, at }: SearchInput): number {
  return pivot.facts.reduce((sum, fact, side) => {
    const lead = draftToLead({ ...draft, [pivot.slot]: fact }, at);
    return sum + goals.reduce((part, { rule, wanted }) => part + distance(rule, lead, at, wanted[side] ?? "met"), 0);
  }, 0);
}

/** How many conditions would have to turn for the rule to come to what is wanted. */
function distance(rule: Rule, lead: LeadFacts, at: number, wanted: "met" | "unmet"): number {
  if ("not" in rule) return distance(rule.not, lead, at, wanted === "met" ? "unmet" : "met");
  const parts = "all" in rule ? rule.all : "any" in rule ? rule.any : null;
  if (parts === null) return evaluate(rule, lead, at) === wanted ? 0 : 1;
  const distances = parts.map((part) => distance(part, lead, at, wanted));
  const everyPart = "all" in rule === (wanted === "met");
  return everyPart ? distances.reduce((sum, each) => sum + each, 0) : Math.min(...distances);
}
