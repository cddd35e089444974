import { type JudgedMember, standingAt } from "./member.ts";

/** Who may receive leads on one day if nobody practises. */
export interface DayCover {
  readonly at: number;
  readonly ready: number;
  /** Provisional people, and those whom only a waiver lets through. */
  readonly provisional: number;
}

/**
 * How the team would stand on each of these instants if nobody practised until then, by the gate itself.
 *
 * @param sizeOf what one person counts for: 1, or the leads they can take in a day
 */
export function coverage<Person extends JudgedMember>(
  members: readonly Person[],
  days: readonly number[],
  sizeOf: (member: Person, level: "ready" | "provisional") => number = () => 1,
): DayCover[] {
  return days.map((at) => {
    let ready = 0;
    let provisional = 0;
    for (const member of members) {
      const level = standingAt(member, at);
      if (level === "ready") ready += sizeOf(member, "ready");
      else if (level !== "none") provisional += sizeOf(member, "provisional");
    }
    return { at, ready, provisional };
  });
}

/** The first day on which fewer may receive leads than on the first one; null if that never happens in the list. */
export function firstThinnerDay(days: readonly DayCover[]): DayCover | null {
  const today = days[0];
  if (!today) return null;
  return days.find((day) => covers(day) < covers(today)) ?? null;
}

/** How many may receive leads that day. */
export function covers(day: Pick<DayCover, "ready" | "provisional">): number {
  return day.ready + day.provisional;
}
