import type { JudgedMember } from "./member.ts";

/**
 * Where somebody stands for whoever plans with them; everybody is in exactly one. `lapsing`: takes leads now by what they
 * know, and time alone ends or lessens that before the horizon.
 */
export type TeamState = "lapsing" | "not_ready" | "provisional" | "waived" | "ready";

/** What asks for something first. */
export const TEAM_STATES: readonly TeamState[] = ["lapsing", "not_ready", "provisional", "waived", "ready"];

/** How many people are in each state. */
export type Tally = Readonly<Record<TeamState, number>>;

/** The state of a judged member, who lapses before `horizon` (epoch milliseconds) being `lapsing`. */
export function teamStateOf(
  { eligibility: { eligible, level, via, until } }: JudgedMember,
  horizon: number,
): TeamState {
  if (!eligible) return "not_ready";
  if (via === "waiver") return "waived";
  if (until !== null && until < horizon) return "lapsing";
  return level === "ready" ? "ready" : "provisional";
}

/** Counts a group by state. */
export function tallyOf(members: readonly JudgedMember[], horizon: number): Tally {
  const tally: Record<TeamState, number> = { lapsing: 0, not_ready: 0, provisional: 0, waived: 0, ready: 0 };
  for (const member of members) tally[teamStateOf(member, horizon)] += 1;
  return tally;
}
