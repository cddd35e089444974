import type { QuestionView } from "#app/stores/views/practice-question.ts";

/** What the server says to an answer that a script sent. */
export type Outcome =
  /** Counted, now or before; `earlier`: another answer to the same question had come first, and stands. */
  | { readonly kind: "answered"; readonly correct: boolean; readonly earlier: boolean }
  /** Nothing was stored, and sending it again changes nothing. */
  | { readonly kind: "invalid"; readonly message: string }
  | { readonly kind: "not_found" }
  /** Nothing was looked at: nobody is signed in, or not the one who gave the answer. */
  | { readonly kind: "signed_out" }
  | { readonly kind: "somebody_else" };

/** A question loaded before its turn. */
export interface AheadQuestion {
  readonly question: QuestionView;
  readonly campaign: { readonly key: string; readonly name: string };
}

export type AheadAnswer =
  | { readonly kind: "loaded"; readonly questions: readonly AheadQuestion[] }
  | Extract<Outcome, { kind: "signed_out" | "somebody_else" }>;
