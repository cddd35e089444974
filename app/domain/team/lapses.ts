import type { CriterionDecision } from "#app/domain/readiness/readiness.ts";
import { QUESTION_MS } from "#app/domain/readiness/needed-practice.ts";
import type { JudgedMember } from "./member.ts";

/** Somebody whom time alone takes out of the pool, or down a level, soon. */
export interface Lapse {
  readonly member: JudgedMember;
  readonly at: number;
  readonly cause: LapseCause;
  /** Critical criteria that fall under the floor before the horizon, soonest first. */
  readonly criteria: readonly { readonly key: string; readonly title: string; readonly at: number }[];
  /** What the practice takes that keeps it, seconds. */
  readonly seconds: number;
}

/** What ends it first: a critical criterion, the mean of all under the pass score, or a version that takes effect. */
export type LapseCause = "criteria" | "score" | "version";

/** Members whose eligibility by their own knowledge ends or worsens before `before`, soonest first. */
export function lapsesBefore(members: readonly JudgedMember[], before: number): Lapse[] {
  return members
    .flatMap((member) => {
      const { eligible, via, until } = member.eligibility;
      return eligible && via === "gate" && until !== null && until < before ? [lapseOf(member, until, before)] : [];
    })
    .sort((a, b) => a.at - b.at || a.member.name.localeCompare(b.member.name));
}

function lapseOf(member: JudgedMember, at: number, before: number): Lapse {
  const criteria = (member.readiness?.criteria ?? [])
    .filter(({ importance }) => importance === "critical")
    .flatMap((criterion) => {
      const end = heldUntil(criterion);
      return end !== null && end < before ? [{ key: criterion.key, title: criterion.title, at: end }] : [];
    })
    .sort((a, b) => a.at - b.at);
  const seconds = (Math.max(1, criteria.length) * QUESTION_MS) / 1000;
  return { member, at, cause: causeOf(member, at, criteria[0]?.at), criteria, seconds };
}

function causeOf({ question }: JudgedMember, at: number, firstCriterion: number | undefined): LapseCause {
  if (question?.pending?.from === at) return "version";
  // Ends of criteria are not rounded, ends of verdicts are whole milliseconds.
  return firstCriterion !== undefined && firstCriterion <= at + 1 ? "criteria" : "score";
}

/** When time alone ends holding a criterion; null if it isn't held. */
export function heldUntil({ verdict }: CriterionDecision): number | null {
  return verdict.kind === "held" ? verdict.until : null;
}
