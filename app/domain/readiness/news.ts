import type { Eligibility, Standing } from "./readiness.ts";

/** What a new text means to somebody: decides what they are told of the practice it asks for. */
export type NewsFor =
  /** It asks nothing of them. */
  | "nothing"
  /** Has never answered anything of the campaign, so nothing can be lost or come back. */
  | "newcomer"
  /** Had leads by what they knew, and would have them no longer. */
  | "loses"
  /** A waiver goes on letting leads come. */
  | "waived"
  /** Leads are kept from them, whatever they know. */
  | "suspended"
  /** Had no leads before it either. */
  | "behind";

/** How a text meets somebody: `before` as if it had not been published, `after` as if it held already. */
export function newsFor({
  minutes,
  hasPractised,
  standing,
  before,
  after,
}: {
  /** Of practice that the new text asks for; 0: none. */
  minutes: number;
  hasPractised: boolean;
  standing: Standing;
  before: Eligibility;
  after: Eligibility;
}): NewsFor {
  if (minutes === 0) return "nothing";
  if (standing.suspension !== null) return "suspended";
  if (after.eligible) return "waived";
  if (!hasPractised) return "newcomer";
  return before.eligible ? "loses" : "behind";
}
