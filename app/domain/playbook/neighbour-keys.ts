import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** The campaigns that a playbook's questions want to be told apart from, by key. */
export function neighbourKeys({ questions }: Pick<Playbook, "questions">): string[] {
  return [...new Set(questions.flatMap((question) => ("with" in question ? question.with : [])))];
}
