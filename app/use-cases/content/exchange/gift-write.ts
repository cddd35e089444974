import type { Question, QuestionOption } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import { textToHtml } from "./html-text.ts";

/** One question in GIFT under its criterion as the category; null for what GIFT has no form for. */
export function writeGift(question: Question): string | null {
  const answers = answersOf(question);
  if ("generate" in question || answers === null) return null;
  const tags = [statusOf(question), kindTag(question)].filter((tag) => tag !== null && tag !== "approved");
  const comment = tags.length === 0 ? "" : `// ${tags.map((tag) => `[tag:${tag}]`).join(" ")}\n`;
  const general = question.because === undefined ? "" : `\n####${said(question.because)}`;
  return (
    `$CATEGORY: ${question.criterion}\n\n` +
    `${comment}::${question.key}::${said(question.prompt)}\n{${answers}${general}\n}\n`
  );
}

function answersOf(question: Question): string | null {
  if ("generate" in question || "items" in question) return null;
  if ("accept" in question) return lines(question.accept.map((text) => `=${said(text)}`));
  if ("pairs" in question) return lines(question.pairs.map(({ left, right }) => `=${said(left)} -> ${escaped(right)}`));
  if (isTrueFalse(question)) return trueFalse(question.options);
  if (question.kind === "multiple_choice") return severalRight(question.options);
  return lines(
    question.options.map(
      (option) =>
        `${option.correct ? "=" : "~"}${option.text.startsWith("%") ? share(option.correct ? 100 : 0) : ""}${told(option)}`,
    ),
  );
}

/** What the answers' form alone would not say. */
function kindTag(question: Question): string | null {
  if (question.kind === "scenario") return "scenario";
  if (question.kind === "true_false" && !isTrueFalse(question)) return "true_false";
  return question.kind === "multiple_choice" ? "multiple_choice" : null;
}

function isTrueFalse(question: Question): boolean {
  if (question.kind !== "true_false") return false;
  const [first, second] = question.options;
  return first?.text === "True" && second?.text === "False";
}

/** The feedback on a wrong answer comes first, whichever that is. */
function trueFalse(options: readonly QuestionOption[]): string {
  const right = options.find(({ correct }) => correct);
  const wrong = options.find(({ correct }) => !correct);
  const feedback = [wrong?.because, right?.because].map((text) => `#${text === undefined ? "" : said(text)}`);
  return `${right?.text === "True" ? "TRUE" : "FALSE"}${right?.because === undefined && wrong?.because === undefined ? "" : feedback.join("")}`;
}

function severalRight(options: readonly QuestionOption[]): string {
  const right = options.filter(({ correct }) => correct).length;
  const part = Math.round(10_000_000 / right) / 100_000;
  return lines(options.map((option) => `~${share(option.correct ? part : -100)}${told(option)}`));
}

function share(percent: number): string {
  return `%${percent}%`;
}

function told({ text, because }: QuestionOption): string {
  return `${said(text)}${because === undefined ? "" : `#${said(because)}`}`;
}

function lines(entries: readonly string[]): string {
  return entries.map((entry) => `\n${entry}`).join("");
}

/** Plain where GIFT keeps plain text as it is; as HTML where it would fold spaces or see an arrow. */
function said(text: string): string {
  const isPlain = !/->|^\s|\s$|[ \t]{2}|\s\n|\n\s|\t|^\[/.test(text);
  return isPlain ? `[plain]${escaped(text)}` : `[html]${escaped(textToHtml(text).replaceAll("[", "&#91;"))}`;
}

function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replace(/[~=#{}:]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}
