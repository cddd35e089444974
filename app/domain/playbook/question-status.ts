import type { Question, QuestionStatus } from "#app/domain/playbook/playbook.ts";

/** Where a question is in its review; one that says nothing has been approved, as questions in older files are. */
export function statusOf({ status }: Pick<Question, "status">): QuestionStatus {
  return status ?? "approved";
}

/** Whether reps are asked it: only what somebody has approved, and nobody has retired. */
export function isAsked(question: Pick<Question, "status">): boolean {
  return statusOf(question) === "approved";
}
