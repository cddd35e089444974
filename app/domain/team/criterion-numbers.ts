import type { Importance } from "#app/domain/playbook/playbook.ts";
import type { CriterionDecision } from "#app/domain/readiness/readiness.ts";
import { heldUntil } from "./lapses.ts";
import type { JudgedMember } from "./member.ts";

/** How a whole team stands on one criterion. */
export interface CriterionNumbers {
  readonly key: string;
  readonly title: string;
  readonly importance: Importance;
  readonly people: number;
  readonly held: number;
  readonly proven: number;
  /** Never answered in its present revision. */
  readonly unanswered: number;
  /** Held now, and not any more before the horizon. */
  readonly fading: number;
  /** When the first of those falls under the floor; null if none does. */
  readonly fadesFrom: number | null;
}

/** The numbers of every criterion in the order given, people who lose it before `before` counted as fading. */
export function criterionNumbers(
  criteria: readonly { readonly key: string; readonly title: string; readonly importance: Importance }[],
  members: readonly JudgedMember[],
  before: number,
): CriterionNumbers[] {
  const byKey = new Map<string, CriterionDecision[]>(criteria.map(({ key }) => [key, []]));
  for (const { readiness } of members) {
    for (const decision of readiness?.criteria ?? []) byKey.get(decision.key)?.push(decision);
  }
  return criteria.map(({ key, title, importance }) => {
    const decisions = byKey.get(key) ?? [];
    const ends = decisions.flatMap((decision) => heldUntil(decision) ?? []).filter((end) => end < before);
    return {
      key,
      title,
      importance,
      people: members.length,
      held: decisions.filter(({ verdict }) => verdict.kind === "held").length,
      proven: decisions.filter(({ verdict }) => verdict.kind === "held" && verdict.proven).length,
      unanswered: decisions.filter(({ verdict }) => verdict.kind === "never_answered" || verdict.kind === "changed")
        .length,
      fading: ends.length,
      fadesFrom: ends.length === 0 ? null : ends.reduce((first, end) => Math.min(first, end)),
    };
  });
}

/** What the team is about to forget: most people first, then soonest. */
export function aboutToForget(numbers: readonly CriterionNumbers[]): CriterionNumbers[] {
  return numbers
    .filter(({ fading }) => fading > 0)
    .toSorted((a, b) => weight(b) - weight(a) || (a.fadesFrom ?? 0) - (b.fadesFrom ?? 0));
}

/** A critical criterion costs eligibility, a standard one only some of the score. */
function weight({ fading, importance }: CriterionNumbers): number {
  return importance === "critical" ? fading * 2 : fading;
}
