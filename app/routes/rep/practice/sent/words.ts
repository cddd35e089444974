import { plural } from "#app/ui/format.ts";
import type { loadSent } from "./load.server.ts";

export type SentAnswerView = Awaited<ReturnType<typeof loadSent>>["answers"][number];

/** "3 saved answers counted: 2 right, 1 not." */
export function sentTitle(answers: readonly SentAnswerView[]): string {
  const counted = answers.flatMap((one) => (one.kind === "counted" && !one.elsewhere ? [one] : []));
  if (counted.length === 0) return "Nothing new counted of what was saved.";
  const right = counted.filter(({ correct }) => correct).length;
  const came =
    right === counted.length
      ? "all right"
      : right === 0
        ? "none right yet"
        : `${right} right, ${counted.length - right} not`;
  if (counted.length === 1) return `1 saved answer counted: ${right === 1 ? "right" : "not this one"}.`;
  return `${plural(counted.length, "saved answer")} counted: ${came}.`;
}

/** What is to be said about one answer beside right or wrong; null: nothing. */
export function sentNote(answer: SentAnswerView): string | null {
  if (answer.kind === "gone") return "It belongs to no question of yours any more, so it counts for nothing.";
  if (answer.kind === "refused") {
    return answer.because === "answered_since"
      ? "Not counted: you have answered this very question since it was loaded, and seen its reasons. That answer stands."
      : "Not counted: it was no complete answer to this question.";
  }
  if (answer.elsewhere)
    return "You had answered it before, elsewhere. That answer stands; the saved one counts for nothing.";
  if (answer.criterion === "changed") {
    return "The agreement on this has changed since. The answer is kept, and gives no credit for the new text.";
  }
  return answer.criterion === "retired"
    ? "The agreement no longer has this criterion. The answer is kept and moves nothing."
    : null;
}
