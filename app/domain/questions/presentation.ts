import type { QuestionKind } from "#app/domain/playbook/playbook.ts";

/**
 * One question as shown once to one rep: options shuffled, under opaque ids, with the truth that only the server keeps.
 * Stored whole, so that grading and any later look need nothing else.
 */
export interface Presentation {
  readonly kind: QuestionKind;
  /** Identity for "distinct variants": the question's key, or `key#case` for a generated scenario. */
  readonly variant: string;
  readonly criterion: string;
  readonly prompt: string;
  /** For scenarios: the lead as label and value, in the order to show. */
  readonly lead?: readonly PresentedFact[];
  /** For scenarios about two leads: both, side by side. */
  readonly leads?: readonly PresentedLead[];
  readonly options: readonly PresentedOption[];
  /** `match` only: the left-hand sides, to be matched with the options in this order. */
  readonly lefts?: readonly string[];
  readonly truth: Truth;
  readonly because?: string;
}

export interface PresentedFact {
  readonly label: string;
  readonly value: string;
}

export interface PresentedLead {
  readonly name: string;
  readonly facts: readonly PresentedFact[];
}

export interface PresentedOption {
  readonly id: string;
  readonly text: string;
  readonly because?: string;
}

export type Truth =
  /** The set of right option ids; for `order` and `match`, the right sequence. */
  | { readonly kind: "set"; readonly ids: readonly string[] }
  | { readonly kind: "sequence"; readonly ids: readonly string[] }
  | { readonly kind: "text"; readonly accept: readonly string[] };

export type Response =
  { readonly kind: "choice"; readonly ids: readonly string[] } | { readonly kind: "text"; readonly text: string };

export type Grade =
  | { readonly kind: "graded"; readonly correct: boolean }
  /** Nothing chosen, an unknown option, two where one is wanted: refused, nothing revealed. */
  | { readonly kind: "invalid"; readonly message: string };
