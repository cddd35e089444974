import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";

/** What the rules of a playbook ask a lead about: what a file should bring. */
export interface WantedFacts {
  readonly attributes: readonly WantedAttribute[];
  readonly events: readonly WantedEvent[];
}
export interface WantedAttribute {
  readonly path: string;
  readonly type: "text" | "number" | "yes_no";
}
export interface WantedEvent {
  readonly type: string;
  /** A key of its data that a rule looks at; null: that it happened is enough. */
  readonly data: string | null;
}

/** Every attribute and event that the criteria's rules name, each once, in their order. */
export function wantedFacts({ criteria }: Pick<Playbook, "criteria">): WantedFacts {
  const attributes = new Map<string, WantedAttribute>();
  const events = new Map<string, WantedEvent>();
  for (const { rule } of criteria) if (rule) collect(rule, attributes, events);
  return { attributes: [...attributes.values()], events: [...events.values()] };
}

function collect(rule: Rule, attributes: Map<string, WantedAttribute>, events: Map<string, WantedEvent>): void {
  if ("all" in rule) rule.all.forEach((inner) => collect(inner, attributes, events));
  else if ("any" in rule) rule.any.forEach((inner) => collect(inner, attributes, events));
  else if ("not" in rule) collect(rule.not, attributes, events);
  else if ("event" in rule) {
    const data = new Map<string, WantedAttribute>();
    if (rule.where) collect(rule.where, data, events);
    const keys = data.size === 0 ? [null] : [...data.keys()].map((key) => key.replace(/^data\./, ""));
    for (const key of keys) events.set(`${rule.event}/${key ?? ""}`, { type: rule.event, data: key });
  } else if (!attributes.has(rule.attribute)) {
    attributes.set(rule.attribute, { path: rule.attribute, type: typeOf(rule.value) });
  }
}

function typeOf(value: unknown): WantedAttribute["type"] {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === "number") return "number";
  return typeof first === "boolean" ? "yes_no" : "text";
}
