import { assertNever } from "#app/domain/assert-never.ts";
import type { QuestionKind } from "#app/domain/playbook/playbook.ts";

/**
 * Chance, 0–1, of answering a question right by lot: one of k options; one of the 2 ^ k − 1 sets that can be chosen; one of
 * the k! orders. Nobody types the right words by lot.
 */
export function guessChance(kind: QuestionKind, options: number): number {
  const count = Math.max(1, options);
  switch (kind) {
    case "single_choice":
    case "true_false":
    case "scenario":
      return 1 / count;
    case "multiple_choice":
      return 1 / (2 ** count - 1);
    case "order":
    case "match":
      return 1 / factorial(count);
    case "short_answer":
      return 0;
    default:
      return assertNever(kind);
  }
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}
