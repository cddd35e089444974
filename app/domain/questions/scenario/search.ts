import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";
import { draftToLead, eventSlot } from "./draft.ts";
import type { Draft, Fact } from "./draft.ts";
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
  if (isHopeless(input)) return null;
  let draft = input.start;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const missed = input.goals.filter((goal) => costOf(draft, [goal], input) > 0);
    if (missed.length === 0) return draft;
    const moves = movesFor(draft, missed, input);
    if (moves.length === 0) return null;
    const costs = moves.map((moved) => costOf(moved, input.goals, input));
    const best = moves[costs.indexOf(Math.min(...costs))];
    draft = best && Math.min(...costs) < costOf(draft, input.goals, input) ? best : pick(moves, input.next);
  }
  return null;
}

/** Some goals the pivot alone makes impossible, whatever the other facts are. */
function isHopeless({ goals, pivot, start, at }: SearchInput): boolean {
  return pivot.facts.some((fact, side) => {
    const lead = draftToLead({ ...start, [pivot.slot]: fact }, at);
    const leafDistance: LeafDistance = (leaf, wanted) =>
      slotOf(leaf) === pivot.slot && evaluate(leaf, lead, at) !== wanted ? 1 : 0;
    return goals.some(({ rule, wanted }) => distance(rule, wanted[side] ?? "met", leafDistance) > 0);
  });
}

/** Only facts that a missed goal looks at can mend it. */
function movesFor(draft: Draft, missed: readonly Goal[], { candidates, pivot }: SearchInput): Draft[] {
  const slots = new Set(missed.flatMap(({ rule }) => slotsOf(rule)));
  slots.delete(pivot.slot);
  return [...slots].flatMap((slot) => (candidates.get(slot) ?? []).map((fact) => ({ ...draft, [slot]: fact })));
}

function costOf(draft: Draft, goals: readonly Goal[], { pivot, at }: SearchInput): number {
  return pivot.facts.reduce((sum, fact, side) => {
    const lead = draftToLead({ ...draft, [pivot.slot]: fact }, at);
    const leafDistance: LeafDistance = (leaf, wanted) => (evaluate(leaf, lead, at) === wanted ? 0 : 1);
    return (
      sum + goals.reduce((part, { rule, wanted }) => part + distance(rule, wanted[side] ?? "met", leafDistance), 0)
    );
  }, 0);
}

type LeafDistance = (leaf: AttributeRule | EventRule, wanted: "met" | "unmet") => number;

/** How many conditions would have to turn for the rule to come to what is wanted. */
function distance(rule: Rule, wanted: "met" | "unmet", leafDistance: LeafDistance): number {
  if ("not" in rule) return distance(rule.not, wanted === "met" ? "unmet" : "met", leafDistance);
  if ("attribute" in rule || "event" in rule) return leafDistance(rule, wanted);
  const distances = ("all" in rule ? rule.all : rule.any).map((part) => distance(part, wanted, leafDistance));
  const everyPart = "all" in rule === (wanted === "met");
  return everyPart ? distances.reduce((sum, each) => sum + each, 0) : Math.min(...distances);
}

function slotsOf(rule: Rule): string[] {
  if ("all" in rule) return rule.all.flatMap(slotsOf);
  if ("any" in rule) return rule.any.flatMap(slotsOf);
  if ("not" in rule) return slotsOf(rule.not);
  return [slotOf(rule)];
}

function slotOf(leaf: AttributeRule | EventRule): string {
  return "event" in leaf ? eventSlot(leaf.event) : leaf.attribute;
}
