import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import { evidenceFor } from "#app/domain/playbook/explain.ts";
import { marginOf } from "#app/domain/playbook/margin.ts";
import { missingAttributes } from "#app/domain/playbook/missing.ts";
import type { Rule, Truth } from "#app/domain/playbook/rule.ts";

export interface PreviewLead {
  readonly facts: LeadFacts;
  /** When it came in, epoch milliseconds. */
  readonly at: number;
}

export interface PreviewExample<Lead> {
  readonly lead: Lead;
  /** The facts that settle it, in words. */
  readonly evidence: string;
}

export interface RuleTally<Lead> {
  readonly leads: number;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** What keeps leads unknown, in how many, most first. */
  readonly missing: readonly { readonly attribute: string; readonly leads: number }[];
  readonly justIn: readonly PreviewExample<Lead>[];
  readonly justOut: readonly PreviewExample<Lead>[];
}

/** A lead named on a page, with the facts that settle a rule for it, in words. */
export interface ShownExample {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly evidence: string;
}

/** What a page says of a rule as written so far: what is wrong with it, place by place, or what it makes of real leads. */
export type RuleFinding =
  | { readonly kind: "empty" }
  | { readonly kind: "invalid"; readonly problems: readonly { readonly place: string; readonly text: string }[] }
  | {
      readonly kind: "preview";
      readonly words: string;
      readonly leads: number;
      readonly met: number;
      readonly unknown: number;
      readonly missing: readonly { readonly label: string; readonly leads: number }[];
      readonly justIn: readonly ShownExample[];
      readonly justOut: readonly ShownExample[];
    };

/** The finding with what was read: the rule, null if it could not be, and its text as files write it. */
export interface RulePreview {
  readonly finding: RuleFinding;
  readonly rule: Rule | null;
  readonly text: string;
}

const EXAMPLES = 3;

/** Holds a rule against real leads, each as of its last sign of life: how many meet it, and who stands nearest its edge. */
export function tallyRule<Lead extends PreviewLead>(rule: Rule, leads: readonly Lead[]): RuleTally<Lead> {
  const judged = leads.map((lead) => {
    const at = lastSignOf(lead);
    return { lead, at, state: evaluate(rule, lead.facts, at) };
  });
  const count = (state: Truth) => judged.filter((one) => one.state === state).length;
  const nearest = (state: Truth) =>
    judged
      .filter((one) => one.state === state)
      .map(({ lead, at }) => ({ lead, at, margin: marginOf(rule, lead.facts, at) }))
      .sort((a, b) => a.margin - b.margin)
      .slice(0, EXAMPLES)
      .map(({ lead, at }) => ({ lead, evidence: evidenceFor(rule, lead.facts, at) }));
  const missing = new Map<string, number>();
  for (const { lead, at, state } of judged) {
    if (state !== "unknown") continue;
    for (const path of missingAttributes(rule, lead.facts, at)) missing.set(path, (missing.get(path) ?? 0) + 1);
  }
  return {
    leads: leads.length,
    met: count("met"),
    unmet: count("unmet"),
    unknown: count("unknown"),
    missing: [...missing]
      .map(([attribute, of]) => ({ attribute, leads: of }))
      .sort((a, b) => b.leads - a.leads || (a.attribute < b.attribute ? -1 : 1)),
    justIn: nearest("met"),
    justOut: nearest("unmet"),
  };
}

/** A lead is scored anew with everything it does, so its own clock is that of what it did last. */
function lastSignOf({ at, facts }: PreviewLead): number {
  return facts.events.reduce((last, event) => Math.max(last, event.at), at);
}
