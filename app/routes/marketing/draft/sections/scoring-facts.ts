import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** What the points of a playbook can come to, and what that means for its threshold. */
export function scoringFacts({ criteria, scoring }: Pick<Playbook, "criteria" | "scoring">) {
  const scored = criteria.filter(({ kind }) => kind === "fit" || kind === "behaviour");
  const reachable = sumOf(scored);
  const required = sumOf(scored.filter((criterion) => criterion.required));
  const { threshold, highIntent } = scoring;
  const missing = Math.max(0, threshold - required);
  return {
    reachable,
    required,
    missing,
    criteria: [...scored]
      .sort((a, b) => b.points - a.points)
      .map(({ key, title, points, required: must }) => ({ key, title, points, required: must })),
    finding: findingOf(threshold, reachable, missing),
    problem: problemOf(threshold, highIntent, reachable),
  };
}

function findingOf(threshold: number, reachable: number, missing: number): string {
  if (threshold > reachable) return "No lead can qualify yet";
  if (missing === 0) return "Whoever meets what is required qualifies";
  return `Beyond what is required, a lead has to earn ${missing} more`;
}

function problemOf(threshold: number, highIntent: number | undefined, reachable: number): string | null {
  if (threshold > reachable) {
    return `The threshold can’t be reached: ${threshold} points wanted, ${reachable} are there in all`;
  }
  if (highIntent !== undefined && highIntent > reachable) {
    return `High intent can’t be reached: ${highIntent} points wanted, ${reachable} are there in all`;
  }
  return null;
}

function sumOf(criteria: readonly { readonly points: number }[]): number {
  return criteria.reduce((sum, { points }) => sum + points, 0);
}
