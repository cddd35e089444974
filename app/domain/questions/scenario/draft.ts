import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";

/** An event of a made-up lead, placed relative to the instant the lead is looked at. */
export interface EventSketch {
  readonly agoMs: number;
  readonly data: Readonly<Record<string, Scalar>>;
}

/** One thing about a lead that can be varied on its own: an attribute, or all events of one type. */
export type Fact =
  | { readonly kind: "attribute"; readonly value: AttributeValue | undefined }
  | { readonly kind: "events"; readonly events: readonly EventSketch[] };

/** A made-up lead in the making: facts by slot, where a slot is an attribute path or `event:` and a type. */
export type Draft = Readonly<Record<string, Fact>>;

/** The slot of an event type. */
export function eventSlot(type: string): string {
  return `event:${type}`;
}

/** The lead that a draft describes, with its events placed before `at`. In one pass: a search asks for thousands. */
export function draftToLead(draft: Draft, at: number): LeadFacts {
  const scalars: Record<ScalarRoot, Record<string, Scalar>> = { contact: {}, company: {}, deal: {}, source: {} };
  const attributes: Record<string, AttributeValue> = {};
  const events: LeadEvent[] = [];
  for (const slot of Object.keys(draft)) {
    const fact = draft[slot];
    if (fact?.kind === "events") {
      const type = slot.slice("event:".length);
      for (const { agoMs, data } of fact.events) events.push({ type, at: at - agoMs, data });
      continue;
    }
    const value = fact?.value;
    if (value === undefined) continue;
    const dot = slot.indexOf(".");
    const root = slot.slice(0, dot);
    if (root === "attributes") attributes[slot.slice(dot + 1)] = value;
    else if (isScalarRoot(root) && typeof value !== "object") scalars[root][slot.slice(dot + 1)] = value;
  }
  return { ...scalars, attributes, events };
}

type ScalarRoot = "contact" | "company" | "deal" | "source";

function isScalarRoot(root: string): root is ScalarRoot {
  return root === "contact" || root === "company" || root === "deal" || root === "source";
}
