import type { QuestionKind } from "#app/domain/playbook/playbook.ts";
import type { Response } from "#app/domain/questions/presentation.ts";

const MAX_ANSWER_LENGTH = 1_000;

/** What is shown of a question: all that it takes to see whether a response can be one. */
export interface Answerable {
  readonly kind: QuestionKind;
  readonly options: readonly { readonly id: string }[];
}

/**
 * Why a response can't be an answer to a question (nothing chosen, an unknown option, two where one is wanted), in words
 * for whoever gave it; null if it can. Needs no truth, so that a browser without a network says the same as the server.
 */
export function responseProblem({ kind, options }: Answerable, response: Response): string | null {
  if (kind === "short_answer") return response.kind === "text" ? textProblem(response.text) : "Type an answer.";
  const isSequence = kind === "order" || kind === "match";
  if (response.kind !== "choice") return isSequence ? "Give every item a place." : "Choose an option.";
  const { ids } = response;
  const known = new Set(options.map(({ id }) => id));
  const isUnknown = ids.some((id) => !known.has(id));
  const isRepeated = new Set(ids).size < ids.length;
  if (isSequence) {
    if (isUnknown) return "Choose among the items shown.";
    if (isRepeated) return "Use each item once.";
    return ids.length < options.length ? "Give every item a place." : null;
  }
  if (ids.length === 0) return "Choose an option.";
  if (isUnknown) return "Choose one of the options shown.";
  if (isRepeated) return "Choose each option once.";
  return kind !== "multiple_choice" && ids.length > 1 ? "Choose one option only." : null;
}

function textProblem(text: string): string | null {
  if (text.length > MAX_ANSWER_LENGTH) return "Keep the answer under 1,000 characters.";
  return isBlankAnswer(text) ? "Type an answer." : null;
}

/** Whether a typed answer says nothing: neither a letter nor a digit. */
function isBlankAnswer(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.normalize("NFKD"));
}
