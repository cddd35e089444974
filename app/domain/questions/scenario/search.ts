import type { Rule, Truth } from "#app/domain/playbook/rule.ts";
import { pick } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";
import type { Draft, Fact } from "./draft.ts";
import { slotOf, slotsOf } from "./judge.ts";
import type { Judge, Leaf } from "./judge.ts";

/** What a rule must come to; null where it doesn't matter. */
export type Wanted = "met" | "unmet" | null;

/** What a rule must come to, for the lead with the pivot's first fact and for the one with its second. */
export interface Goal {
  readonly rule: Rule;
  readonly wanted: readonly [Wanted, Wanted];
}

export interface SearchInput {
  readonly goals: readonly Goal[];
  /** The slot that tells the two leads apart, with its two facts. */
  readonly pivot: { readonly slot: string; readonly facts: readonly [Fact, Fact] };
  readonly start: Draft;
  readonly candidates: ReadonlyMap<string, readonly Fact[]>;
  readonly judge: Judge;
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
  const goals = input.goals.map((goal) => ({ goal, slots: slotsOf(goal.rule) }));
  let draft = input.start;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const facts = draft;
    const costs = goals.map(({ goal }) => costOf((slot) => facts[slot], goal, input));
    const missed = goals.filter((_, index) => (costs[index] ?? 0) > 0);
    if (missed.length === 0) return draft;
    const moves = movesFor(missed, input);
    if (moves.length === 0) return null;
    // A move costs what the goals that look at its slot come to; the others stay as they are.
    const gains = moves.map(({ slot, fact }) => {
      const moved = (other: string): Fact | undefined => (other === slot ? fact : facts[other]);
      return goals.reduce(
        (sum, { goal, slots }, index) =>
          slots.includes(slot) ? sum + costOf(moved, goal, input) - (costs[index] ?? 0) : sum,
        0,
      );
    });
    const least = Math.min(...gains);
    const best = moves[gains.indexOf(least)];
    const chosen = best && least < 0 ? best : pick(moves, input.next);
    draft = { ...draft, [chosen.slot]: chosen.fact };
  }
  return null;
}

/** Some goals the pivot alone makes impossible, whatever the other facts are. */
function isHopeless({ goals, pivot, judge }: SearchInput): boolean {
  return pivot.facts.some((fact, side) =>
    goals.some(({ rule, wanted }) => {
      const want = wanted[side] ?? null;
      const blocked = (leaf: Leaf, wish: Truth) => slotOf(leaf) === pivot.slot && judge(leaf, fact) !== wish;
      return want !== null && distance(rule, want, (leaf, wish) => (blocked(leaf, wish) ? 1 : 0)) > 0;
    }),
  );
}

interface Move {
  readonly slot: string;
  readonly fact: Fact;
}

/** Only facts that a missed goal looks at can mend it. */
function movesFor(
  missed: readonly { readonly slots: readonly string[] }[],
  { candidates, pivot }: SearchInput,
): Move[] {
  const slots = new Set(missed.flatMap((goal) => goal.slots));
  slots.delete(pivot.slot);
  return [...slots].flatMap((slot) => (candidates.get(slot) ?? []).map((fact) => ({ slot, fact })));
}

function costOf(
  look: (slot: string) => Fact | undefined,
  { rule, wanted }: Goal,
  { pivot, judge }: SearchInput,
): number {
  return pivot.facts.reduce((sum, fact, side) => {
    const want = wanted[side] ?? null;
    if (want === null) return sum;
    return (
      sum +
      distance(rule, want, (leaf, wish) => {
        const slot = slotOf(leaf);
        return judge(leaf, slot === pivot.slot ? fact : look(slot)) === wish ? 0 : 1;
      })
    );
  }, 0);
}

type LeafDistance = (leaf: Leaf, wanted: "met" | "unmet") => number;

/** How many conditions would have to turn for the rule to come to what is wanted. */
function distance(rule: Rule, wanted: "met" | "unmet", leafDistance: LeafDistance): number {
  if ("not" in rule) return distance(rule.not, wanted === "met" ? "unmet" : "met", leafDistance);
  if ("attribute" in rule || "event" in rule) return leafDistance(rule, wanted);
  const distances = ("all" in rule ? rule.all : rule.any).map((part) => distance(part, wanted, leafDistance));
  const everyPart = "all" in rule === (wanted === "met");
  return everyPart ? distances.reduce((sum, each) => sum + each, 0) : Math.min(...distances);
}
