import { assertNever } from "#app/domain/assert-never.ts";
import type { Grade, Presentation, Response, Truth } from "#app/domain/questions/presentation.ts";
import { isAccepted } from "#app/domain/questions/accept-text.ts";
import { responseProblem } from "#app/domain/questions/response-problem.ts";

/**
 * Grades a response against the truth stored with its presentation. Choices must be the exact set, sequences the exact
 * order; text forgives as `isAccepted` says. A response that can't be one (`responseProblem`) is invalid and reveals
 * nothing.
 */
export function grade(presentation: Presentation, response: Response): Grade {
  const problem = responseProblem(presentation, response);
  if (problem !== null) return { kind: "invalid", message: problem };
  return { kind: "graded", correct: isRight(presentation.truth, response) };
}

function isRight(truth: Truth, response: Response): boolean {
  const ids = response.kind === "choice" ? response.ids : [];
  switch (truth.kind) {
    case "text":
      return response.kind === "text" && isAccepted(response.text, truth.accept);
    case "set":
      return ids.length === truth.ids.length && truth.ids.every((id) => ids.includes(id));
    case "sequence":
      return ids.length === truth.ids.length && truth.ids.every((id, index) => ids[index] === id);
    default:
      return assertNever(truth);
  }
}
