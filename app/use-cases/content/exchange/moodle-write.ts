import type { Question, QuestionOption } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";

/** Questions as Moodle XML, from the entries that `moodleEntry` writes. */
export function moodleDocument(entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${entries.join("")}</quiz>\n`;
}

/** One question under its criterion as the category; null for what Moodle has no form for. */
export function moodleEntry(question: Question): string | null {
  if ("generate" in question) return null;
  const tags = [statusOf(question), kindTag(question)].filter((tag) => tag !== null && tag !== "approved");
  const category = `  <question type="category"><category>${text(`$course$/top/${question.criterion}`)}</category></question>\n`;
  return (
    `${category}  <question type="${typeOf(question)}">\n` +
    `    <name>${text(question.key)}</name>\n` +
    `    <questiontext format="plain_text">${text(question.prompt)}</questiontext>\n` +
    `    <generalfeedback format="plain_text">${text(question.because ?? "")}</generalfeedback>\n` +
    `    <defaultgrade>1</defaultgrade>\n    <penalty>0</penalty>\n    <hidden>0</hidden>\n` +
    answersOf(question) +
    (tags.length === 0 ? "" : `    <tags>${tags.map((tag) => `<tag>${text(tag ?? "")}</tag>`).join("")}</tags>\n`) +
    `  </question>\n`
  );
}

type Written = Exclude<Question, { generate: unknown }>;

function typeOf(question: Written): string {
  if ("accept" in question) return "shortanswer";
  if ("items" in question) return "ordering";
  if ("pairs" in question) return "matching";
  return isTrueFalse(question) ? "truefalse" : "multichoice";
}

function kindTag(question: Written): string | null {
  if (question.kind === "scenario") return "scenario";
  return question.kind === "true_false" && !isTrueFalse(question) ? "true_false" : null;
}

/** Moodle's own true/false question knows no other words. */
function isTrueFalse(question: Written): boolean {
  if (question.kind !== "true_false") return false;
  const [first, second] = question.options;
  return first?.text === "True" && second?.text === "False";
}

function answersOf(question: Written): string {
  if ("accept" in question) {
    const accepted = question.accept.map((each) => answer(100, each.replaceAll("*", "\\*")));
    return `    <usecase>0</usecase>\n${accepted.join("")}`;
  }
  if ("items" in question) {
    const settings = "    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n";
    return settings + question.items.map((item, index) => answer(index + 1, item)).join("");
  }
  if ("pairs" in question) {
    return `    <shuffleanswers>true</shuffleanswers>\n${question.pairs.map(subquestion).join("")}`;
  }
  if (isTrueFalse(question)) {
    return question.options
      .map((option) => answer(option.correct ? 100 : 0, option.text.toLowerCase(), option.because))
      .join("");
  }
  const isSingle = question.kind !== "multiple_choice";
  const settings = `    <single>${isSingle}</single>\n    <shuffleanswers>true</shuffleanswers>\n`;
  return settings + question.options.map((option) => choice(option, isSingle, question.options)).join("");
}

function choice(option: QuestionOption, isSingle: boolean, all: readonly QuestionOption[]): string {
  const right = all.filter(({ correct }) => correct).length;
  const part = Math.round(10_000_000 / right) / 100_000;
  const share = option.correct ? (isSingle ? 100 : part) : isSingle ? 0 : -100;
  return answer(share, option.text, option.because);
}

function answer(share: number, words: string, because = ""): string {
  const feedback = `<feedback format="plain_text">${text(because)}</feedback>`;
  return `    <answer fraction="${share}" format="plain_text">${text(words)}${feedback}</answer>\n`;
}

function subquestion({ left, right }: { readonly left: string; readonly right: string }): string {
  return `    <subquestion format="plain_text">${text(left)}<answer>${text(right)}</answer></subquestion>\n`;
}

function text(words: string): string {
  const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
  return `<text>${safe}</text>`;
}
