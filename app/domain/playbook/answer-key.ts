import type { Question } from "#app/domain/playbook/playbook.ts";
import { editorialForm } from "#app/domain/playbook/wording.ts";

/**
 * What counts as right, as a text to compare: the correct options, the accepted answers, the order, the pairs. Spelling
 * that an editorial change may touch is left out. Generated scenarios have none: their answers follow from the rule.
 */
export function answerKey(question: Question): string {
  if ("generate" in question) return "generated";
  if ("options" in question) {
    const correct = question.options.filter((option) => option.correct);
    return JSON.stringify(["options", ...correct.map(({ text }) => editorialForm(text)).toSorted()]);
  }
  if ("accept" in question)
    return JSON.stringify(["accept", ...new Set(question.accept.map(editorialForm).toSorted())]);
  if ("items" in question) return JSON.stringify(["items", ...question.items.map(editorialForm)]);
  const pairs = question.pairs.map(({ left, right }) => JSON.stringify([left, right].map(editorialForm)));
  return JSON.stringify(["pairs", ...pairs.toSorted()]);
}

/**
 * Everything of a question that is only wording, joined: the prompt, the options, the reasons. Of a generated one, what it
 * asks for: another way of asking about the same rule takes nobody's credit.
 */
export function questionWording(question: Question): string {
  if ("generate" in question) {
    return question.generate === "campaigns"
      ? `generated: campaigns ${question.with.join(" ")}`
      : `generated: ${question.generate}`;
  }
  const texts = "options" in question ? question.options.flatMap(({ text, because }) => [text, because ?? ""]) : [];
  return [question.prompt, question.because ?? "", ...texts].join("\n");
}
