import type { Criterion, GeneratedScenario, Playbook, Question } from "#app/domain/playbook/playbook.ts";
import { isAsked } from "#app/domain/playbook/question-status.ts";
import { generateScenarios } from "#app/domain/questions/scenario/boundary.ts";
import type { GeneratedScenarios, Scenario } from "#app/domain/questions/scenario/boundary.ts";

/** One way to probe a criterion; its id is the identity for "distinct variants". */
export type Variant = AuthoredVariant | GeneratedVariant;

export interface AuthoredVariant {
  readonly kind: "authored";
  /** The question's key. */
  readonly id: string;
  readonly criterion: string;
  readonly question: Exclude<Question, GeneratedScenario>;
}

export interface GeneratedVariant {
  readonly kind: "generated";
  /** `questionKey#case`. */
  readonly id: string;
  readonly criterion: string;
  readonly scenario: Scenario;
}

/** Practice asks from this many generated scenarios; authors read the very same ones with the same numbers. */
export const PRACTICE_SCENARIOS = { count: 20, seed: 1, at: Date.UTC(2026, 0, 5, 9) } as const;

/** Every variant of a criterion: its approved authored questions, and each case that its approved generated ones make. */
export function variantsOf(playbook: Playbook, criterionKey: string): Variant[] {
  return playbook.questions
    .filter((question) => question.criterion === criterionKey && isAsked(question))
    .flatMap((question): Variant[] => {
      if (!("generate" in question)) {
        return [{ kind: "authored", id: question.key, criterion: criterionKey, question }];
      }
      const generated = practiceScenarios(playbook, criterionKey);
      if (generated.kind === "none") return [];
      return generated.scenarios.map((scenario) => ({
        kind: "generated",
        id: `${question.key}#${scenario.case}`,
        criterion: criterionKey,
        scenario,
      }));
    });
}

const MAX_REMEMBERED = 500;
const remembered = new Map<string, GeneratedScenarios>();

/** Generating searches, and every practice step asks anew; the same criteria give the same scenarios, so they are kept. */
function practiceScenarios({ campaign, criteria, scoring }: Playbook, criterionKey: string): GeneratedScenarios {
  const key = JSON.stringify([criterionKey, campaign.name, scoring.threshold, criteria.map(essence)]);
  const known = remembered.get(key);
  if (known) return known;
  const generated = generateScenarios({ campaign, criteria, scoring }, criterionKey, PRACTICE_SCENARIOS);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, generated);
  return generated;
}

function essence({ key, title, kind, required, points, rule }: Criterion): unknown[] {
  return [key, title, kind, required, points, rule];
}
