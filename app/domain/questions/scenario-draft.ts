import type { LeadFacts } from "#app/domain/leads/lead.ts";
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

/** The lead that a draft describes, with its events placed before `at`. */
export function draftToLead(draft: Draft, at: number): LeadFacts {
  return {
    contact: scalarsUnder(draft, "contact."),
    company: scalarsUnder(draft, "company."),
    deal: scalarsUnder(draft, "deal."),
    source: scalarsUnder(draft, "source."),
    attributes: under(draft, "attributes."),
    events: Object.entries(draft).flatMap(([slot, fact]) =>
      fact.kind === "events"
        ? fact.events.map(({ agoMs, data }) => ({ type: slot.slice("event:".length), at: at - agoMs, data }))
        : [],
    ),
  };
}

function under(draft: Draft, root: string): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(draft).flatMap(([slot, fact]) =>
      slot.startsWith(root) && fact.kind === "attribute" && fact.value !== undefined
        ? [[slot.slice(root.length), fact.value]]
        : [],
    ),
  );
}

function scalarsUnder(draft: Draft, root: string): Record<string, Scalar> {
  const all = Object.entries(under(draft, root));
  return Object.fromEntries(all.flatMap(([key, value]) => (typeof value === "object" ? [] : [[key, value]])));
}
