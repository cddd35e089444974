import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule, Truth } from "#app/domain/playbook/rule.ts";
import { draftToLead, eventSlot } from "./draft.ts";
import type { Fact } from "./draft.ts";

export type Leaf = AttributeRule | EventRule;

/** What one condition comes to for one fact. */
export type Judge = (leaf: Leaf, fact: Fact | undefined) => Truth;

/**
 * A judge that remembers: a condition looks at one slot only, so a search that tries thousands of drafts meets the same
 * few hundred conditions and values again and again.
 */
export function judgeAt(at: number): Judge {
  const known = new Map<Leaf, Map<unknown, Truth>>();
  return (leaf, fact) => {
    let truths = known.get(leaf);
    if (!truths) known.set(leaf, (truths = new Map<unknown, Truth>()));
    // Equal values of different people are one; events are compared by identity.
    const key = fact?.kind === "attribute" ? fact.value : fact;
    const before = truths.get(key);
    if (before !== undefined) return before;
    const truth = evaluate(leaf, draftToLead(fact === undefined ? {} : { [slotOf(leaf)]: fact }, at), at);
    truths.set(key, truth);
    return truth;
  };
}

/** The slot a condition looks at. */
export function slotOf(leaf: Leaf): string {
  return "event" in leaf ? eventSlot(leaf.event) : leaf.attribute;
}

/** The slots a rule looks at, each once, in its order. */
export function slotsOf(rule: Rule): string[] {
  if ("all" in rule) return [...new Set(rule.all.flatMap(slotsOf))];
  if ("any" in rule) return [...new Set(rule.any.flatMap(slotsOf))];
  if ("not" in rule) return slotsOf(rule.not);
  return [slotOf(rule)];
}
