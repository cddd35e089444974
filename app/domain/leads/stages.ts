import type { Stage } from "./lead.ts";

/** Where a lead may go from each stage (DESIGN §4). Reassigning keeps `assigned`: an assignment is not a stage. */
const NEXT: Readonly<Record<Stage, readonly Stage[]>> = {
  received: ["nurturing", "qualified", "disqualified"],
  nurturing: ["qualified", "disqualified"],
  qualified: ["held", "assigned", "nurturing", "disqualified"],
  held: ["assigned", "nurturing", "disqualified"],
  assigned: ["working", "held", "nurturing", "disqualified"],
  working: ["sql", "assigned", "held", "nurturing", "disqualified"],
  sql: ["opportunity", "lost", "assigned", "held", "nurturing", "disqualified"],
  opportunity: ["won", "lost", "assigned", "held", "nurturing", "disqualified"],
  won: [],
  lost: ["nurturing"],
  // Only by corrected data: a disposition that removes a lead is final.
  disqualified: ["nurturing", "qualified"],
};

export type Move =
  | { readonly kind: "allowed"; readonly from: Stage; readonly to: Stage }
  | { readonly kind: "refused"; readonly message: string };

/** Whether a lead may move from one stage to another; a refusal says where it could go instead. */
export function move(from: Stage, to: Stage): Move {
  const allowed = NEXT[from];
  if (allowed.includes(to)) return { kind: "allowed", from, to };
  const instead = allowed.length > 0 ? `expected ${allowed.join(", ")}` : "nothing follows it";
  return { kind: "refused", message: `A lead that is ${from} can't become ${to}: ${instead}.` };
}

export type Outcome = "sql" | "opportunity" | "won" | "lost";
export type Moves =
  | { readonly kind: "allowed"; readonly moves: readonly Stage[] }
  | { readonly kind: "refused"; readonly message: string };

/** In order, what a sale goes through. */
const PATH: readonly Stage[] = ["assigned", "working", "sql", "opportunity", "won"];

/**
 * The moves that an outcome reported from outside amounts to: whoever reports an opportunity also says that the lead was
 * worked and accepted. `lost` is never reached by implication: who was no SQL is given a disposition instead.
 */
export function movesTo(from: Stage, outcome: Outcome): Moves {
  const start = PATH.indexOf(from);
  const end = PATH.indexOf(outcome);
  if (start >= 0 && end > start) return { kind: "allowed", moves: PATH.slice(start + 1, end + 1) };
  const step = move(from, outcome);
  return step.kind === "allowed" ? { kind: "allowed", moves: [outcome] } : step;
}

/** Stages in which somebody owns the lead. */
export function isOwned(stage: Stage): boolean {
  return stage === "assigned" || stage === "working" || stage === "sql" || stage === "opportunity";
}
