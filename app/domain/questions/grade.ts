import { assertNever } from "#app/domain/assert-never.ts";
import type { Grade, Presentation, Response } from "#app/domain/questions/presentation.ts";
import { isAccepted, isBlankAnswer } from "#app/domain/questions/accept-text.ts";

const MAX_ANSWER_LENGTH = 1_000;

/**
 * Grades a response against the truth stored with its presentation. Choices must be the exact set, sequences the exact
 * order; text forgives as `isAccepted` says. A response that can't be one (nothing chosen, an unknown option, two where
 * one is wanted) is invalid and reveals nothing.
 */
export function grade(presentation: Presentation, response: Response): Grade {
  const { truth } = presentation;
  switch (truth.kind) {
    case "text":
      return response.kind === "text" ? gradeText(truth.accept, response.text) : invalid("Type an answer.");
    case "set":
      return response.kind === "choice"
        ? gradeSet(presentation, truth.ids, response.ids)
        : invalid("Choose an option.");
    case "sequence":
      return response.kind === "choice" ? gradeSequence(truth.ids, response.ids) : invalid("Give every item a place.");
    default:
      return assertNever(truth);
  }
}

function gradeText(accept: readonly string[], text: string): Grade {
  if (text.length > MAX_ANSWER_LENGTH) return invalid("Keep the answer under 1,000 characters.");
  if (isBlankAnswer(text)) return invalid("Type an answer.");
  return { kind: "graded", correct: isAccepted(text, accept) };
}

function gradeSet({ kind, options }: Presentation, right: readonly string[], chosen: readonly string[]): Grade {
  const known = new Set(options.map(({ id }) => id));
  if (chosen.length === 0) return invalid("Choose an option.");
  if (chosen.some((id) => !known.has(id))) return invalid("Choose one of the options shown.");
  if (new Set(chosen).size < chosen.length) return invalid("Choose each option once.");
  if (kind !== "multiple_choice" && chosen.length > 1) return invalid("Choose one option only.");
  return { kind: "graded", correct: chosen.length === right.length && right.every((id) => chosen.includes(id)) };
}

function gradeSequence(right: readonly string[], chosen: readonly string[]): Grade {
  if (chosen.some((id) => !right.includes(id))) return invalid("Choose among the items shown.");
  if (new Set(chosen).size < chosen.length) return invalid("Use each item once.");
  if (chosen.length < right.length) return invalid("Give every item a place.");
  return { kind: "graded", correct: right.every((id, index) => chosen[index] === id) };
}

function invalid(message: string): Grade {
  return { kind: "invalid", message };
}
