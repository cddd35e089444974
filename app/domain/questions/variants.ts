import { isAsked } from "#app/domain/playbook/question-status.ts";
import type { GeneratedScenario, Playbook, Question } from "#app/domain/playbook/playbook.ts";
import { generatedFor } from "#app/domain/questions/scenario/generate.ts";
import type { Neighbour, Scenario } from "#app/domain/questions/scenario/scenario.ts";

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
  /** `questionKey#case`; across campaigns `questionKey#neighbour@version:case`, so that it can be made again as it was. */
  readonly id: string;
  readonly criterion: string;
  readonly scenario: Scenario;
}

/** Authors read the very same scenarios that practice asks, with the same numbers. */
export const PRACTICE_SCENARIOS = { count: 20, seed: 1, at: Date.UTC(2026, 0, 5, 9) } as const;

/** Of the other kinds fewer: what a question asks for beside the boundary is not to crowd out what was written by hand. */
const OTHER_KINDS_COUNT = 10;

/**
 * Every variant of a criterion: its approved authored questions, and each case that its approved generated ones make.
 *
 * @param neighbours the campaigns that scenarios across campaigns may be made with; a question about one that is not
 *   among them makes none
 */
export function variantsOf(playbook: Playbook, criterionKey: string, neighbours: readonly Neighbour[] = []): Variant[] {
  return playbook.questions
    .filter((question) => question.criterion === criterionKey && isAsked(question))
    .flatMap((question): Variant[] => {
      if (!("generate" in question)) {
        return [{ kind: "authored", id: question.key, criterion: criterionKey, question }];
      }
      return practiceScenarios(playbook, question, neighbours).flatMap(({ prefix, made }) =>
        made.kind === "none"
          ? []
          : made.scenarios.map((scenario): GeneratedVariant => {
              const id = `${question.key}#${prefix}${scenario.case}`;
              return { kind: "generated", id, criterion: criterionKey, scenario };
            }),
      );
    });
}

/** What must be known beside the criterion to answer a variant: a whole lead is judged by all criteria of its campaign. */
export function beyond(variant: Variant): "campaign" | "campaigns" | undefined {
  if (variant.kind === "authored") return undefined;
  return variant.scenario.kind === "campaigns" ? "campaigns" : "campaign";
}

/** Why a generated question, or its part about one campaign, makes no scenario; nothing if all of it makes some. */
export function noneBecause(
  playbook: Playbook,
  question: GeneratedScenario,
  neighbours: readonly Neighbour[],
): string[] {
  return practiceScenarios(playbook, question, neighbours).flatMap(({ made }) =>
    made.kind === "none" ? [made.because] : [],
  );
}

function practiceScenarios(playbook: Playbook, question: GeneratedScenario, neighbours: readonly Neighbour[]) {
  const count = question.generate === "boundary" ? PRACTICE_SCENARIOS.count : OTHER_KINDS_COUNT;
  return generatedFor(playbook, question, neighbours, { ...PRACTICE_SCENARIOS, count });
}
