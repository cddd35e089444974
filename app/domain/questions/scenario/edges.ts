import type { Rule } from "#app/domain/playbook/rule.ts";
import { eventSlot } from "./draft.ts";
import type { Fact } from "./draft.ts";
import { comfortableEvents, eventsPairs } from "./events.ts";
import { plausibleValues } from "./people.ts";
import { comfortableNumber, valuePairs } from "./values.ts";
import type { Sources } from "./values.ts";

/** One edge of a rule: two facts for one slot, one on either side. */
export interface Boundary {
  readonly slot: string;
  /** Stable name of the edge within its rule. */
  readonly name: string;
  /** The fact on the side of the rule being met. */
  readonly met: Fact;
  readonly unmet: Fact;
}

/** The edges of every condition in a rule, taking turns among the conditions so that a few already cover all. */
export function boundariesOf(rule: Rule, sources: Sources): Boundary[] {
  const perLeaf = boundariesPerLeaf(rule, false, sources);
  const longest = Math.max(0, ...perLeaf.map((boundaries) => boundaries.length));
  const turns = Array.from({ length: longest }, (_, turn) => perLeaf.flatMap((boundaries) => boundaries[turn] ?? []));
  return turns.flat();
}

/** Facts by slot that rules look at: on either side of each edge, and comfortably away from it. */
export function candidateFacts(rules: readonly Rule[], sources: Sources): Map<string, Fact[]> {
  const candidates = new Map<string, Fact[]>();
  const add = (slot: string, facts: readonly Fact[]): void => {
    candidates.set(slot, [...(candidates.get(slot) ?? []), ...facts]);
  };
  for (const rule of rules) collect(rule, sources, add);
  return candidates;
}

function collect(rule: Rule, sources: Sources, add: (slot: string, facts: readonly Fact[]) => void): void {
  if ("all" in rule) return rule.all.forEach((part) => collect(part, sources, add));
  if ("any" in rule) return rule.any.forEach((part) => collect(part, sources, add));
  if ("not" in rule) return collect(rule.not, sources, add);
  const edges = boundariesPerLeaf(rule, false, sources).flat();
  const sides = edges.flatMap(({ met, unmet }) => [met, unmet]);
  if ("event" in rule) {
    return add(eventSlot(rule.event), [
      { kind: "events", events: [] },
      events(comfortableEvents(rule, sources)),
      ...sides,
    ]);
  }
  const comfortable = comfortableNumber(rule, sources.next);
  const plausible = plausibleValues(rule.attribute, sources.cast, sources.next);
  const values = comfortable === null ? plausible : [comfortable, ...plausible];
  return add(rule.attribute, [...values.map((value): Fact => ({ kind: "attribute", value })), ...sides]);
}

function boundariesPerLeaf(rule: Rule, negated: boolean, sources: Sources): Boundary[][] {
  if ("all" in rule) return rule.all.flatMap((part) => boundariesPerLeaf(part, negated, sources));
  if ("any" in rule) return rule.any.flatMap((part) => boundariesPerLeaf(part, negated, sources));
  if ("not" in rule) return boundariesPerLeaf(rule.not, !negated, sources);
  const boundaries = "event" in rule ? eventBoundaries(rule, sources) : attributeBoundaries(rule, sources);
  return [negated ? boundaries.map((edge) => ({ ...edge, met: edge.unmet, unmet: edge.met })) : boundaries];
}

function attributeBoundaries(rule: Extract<Rule, { attribute: string }>, sources: Sources): Boundary[] {
  return valuePairs(rule, sources).map(({ name, inside, outside }) => ({
    slot: rule.attribute,
    name: slug(`${rule.attribute} ${name}`),
    met: { kind: "attribute", value: inside },
    unmet: { kind: "attribute", value: outside },
  }));
}

function eventBoundaries(rule: Extract<Rule, { event: string }>, sources: Sources): Boundary[] {
  return eventsPairs(rule, sources).map(({ name, inside, outside }) => ({
    slot: eventSlot(rule.event),
    name: slug(`${rule.event} ${name}`),
    met: events(inside),
    unmet: events(outside),
  }));
}

function events(sketches: Extract<Fact, { kind: "events" }>["events"]): Fact {
  return { kind: "events", events: sketches };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
