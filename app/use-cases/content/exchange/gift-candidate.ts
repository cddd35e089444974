import { assertNever } from "#app/domain/assert-never.ts";
import type { GIFTQuestion, Matching, MultipleChoice, Numerical, ShortAnswer, TextFormat, TrueFalse } from "gift-pegjs";
import { type Candidate, type ImportProblem, leftOut, statusFrom } from "./candidate.ts";
import { htmlToText, looksLikeHtml } from "./html-text.ts";

type Loss = Pick<ImportProblem, "found" | "expected">;
type Value = Record<string, unknown>;

/** A parsed GIFT question in the words of our format, or why it has no place in it. */
export function giftCandidate(
  question: GIFTQuestion,
  line: number,
  category: string | null,
): Candidate | ImportProblem {
  const losses: Loss[] = [];
  const name = question.title ?? "";
  if (question.type === "Category" || question.type === "Description") {
    return leftOut(line, name, "a text without answers", "a question");
  }
  const tags = question.tags ?? [];
  const said = say(losses);
  const status = tags.map(statusFrom).find((each) => each !== undefined);
  const because = question.globalFeedback ? said(question.globalFeedback) : "";
  const base = {
    ...(status && { status }),
    prompt: said(question.stem),
    ...(because !== "" && { because }),
  };
  const value = valueOf(question, tags, said, losses);
  if ("refused" in value) return leftOut(line, name, value.refused, value.expected);
  const other = tags.find((tag) => statusFrom(tag) === undefined && !KIND_TAGS.includes(tag));
  return { line, name, group: category ?? other ?? null, value: { ...base, ...value.value }, losses };
}

/** Written beside a question by us, so that what GIFT has no word for comes back. */
const KIND_TAGS = ["scenario", "true_false", "single_choice", "multiple_choice"];

type Valued = { readonly value: Value } | { readonly refused: string; readonly expected: string };
type Say = (text: TextFormat) => string;
type Answerable =
  MultipleChoice | ShortAnswer | Numerical | TrueFalse | Matching | Extract<GIFTQuestion, { type: "Essay" }>;

function valueOf(question: Answerable, tags: readonly string[], said: Say, losses: Loss[]): Valued {
  switch (question.type) {
    case "MC":
      return choice(question, tags, said, losses);
    case "TF":
      return { value: trueFalse(question, said) };
    case "Short":
      return shortAnswer(question, said, losses);
    case "Matching":
      return { value: matching(question, said, losses) };
    case "Numerical":
      return numerical(question, losses);
    case "Essay":
      return { refused: "an essay", expected: "a question that can be graded by itself" };
    default:
      return assertNever(question);
  }
}

function choice({ choices }: MultipleChoice, tags: readonly string[], said: Say, losses: Loss[]): Valued {
  const alone = choices.filter(({ isCorrect, weight }) => isCorrect && (weight === null || weight === 100));
  if (alone.length > 1) {
    return { refused: `${alone.length} options that are each right alone`, expected: "one, or shares such as ~%50%" };
  }
  const isSingle = alone.length === 1 && !tags.includes("multiple_choice");
  const options = choices.map((each) => {
    const share = each.weight ?? (each.isCorrect ? 100 : 0);
    const text = said(each.text);
    if (isSingle && share > 0 && share < 100) {
      losses.push({ found: `${share} % for “${text}”`, expected: "right or wrong; it was taken as wrong" });
    }
    const because = each.feedback ? said(each.feedback) : "";
    const correct = isSingle ? alone.includes(each) : share > 0;
    return { text, ...(correct && { correct }), ...(because !== "" && { because }) };
  });
  const tagged = KIND_TAGS.find((kind) => tags.includes(kind));
  return { value: { kind: tagged ?? (isSingle ? "single_choice" : "multiple_choice"), options } };
}

/** GIFT gives the feedback on a wrong answer first, whichever that is. */
function trueFalse({ isTrue, trueFeedback: first, falseFeedback: second }: TrueFalse, said: Say): Value {
  const option = (text: string, correct: boolean) => {
    const feedback = correct ? second : first;
    const because = feedback ? said(feedback) : "";
    return { text, ...(correct && { correct }), ...(because !== "" && { because }) };
  };
  return { kind: "true_false", options: [option("True", isTrue), option("False", !isTrue)] };
}

function shortAnswer({ choices }: ShortAnswer, said: Say, losses: Loss[]): Valued {
  const full = choices.filter(({ weight }) => weight === null || weight === 100);
  for (const each of choices) {
    const text = said(each.text);
    if (!full.includes(each)) {
      losses.push({ found: `${each.weight ?? 0} % for “${text}”`, expected: "right or wrong; it was taken as wrong" });
    }
    if (each.feedback) losses.push({ found: `feedback for “${text}”`, expected: "one feedback for the question" });
  }
  if (full.length === 0) return { refused: "no answer that is right in full", expected: "at least one" };
  return { value: { kind: "short_answer", accept: full.map(({ text }) => said(text)) } };
}

function matching({ matchPairs }: Matching, said: Say, losses: Loss[]): Value {
  const pairs = matchPairs.map(({ subquestion, subanswer }) => ({
    left: said(subquestion),
    right: unhidden(subanswer),
  }));
  const distractors = pairs.filter(({ left }) => left === "");
  for (const { right } of distractors) {
    losses.push({ found: `“${right}” that belongs to nothing`, expected: "pairs only; it was left out" });
  }
  return { kind: "match", pairs: pairs.filter(({ left }) => left !== "") };
}

function numerical({ choices }: Numerical, losses: Loss[]): Valued {
  const refused = { refused: "a number with a tolerance", expected: "exact numbers, as typed answers" };
  const list = Array.isArray(choices) ? choices : [{ isCorrect: true, weight: null, text: choices, feedback: null }];
  const numbers = list.flatMap(({ text, weight }) =>
    text.type === "simple" && (weight === null || weight === 100) ? [String(text.number)] : [],
  );
  if (numbers.length < list.length) return refused;
  if (list.some(({ feedback }) => feedback !== null)) {
    losses.push({ found: "feedback for a single number", expected: "one feedback for the question" });
  }
  return { value: { kind: "short_answer", accept: numbers } };
}

/** The parser hides escaped signs while it works, and forgets to bring them back on the right side of a pair. */
function unhidden(text: string): string {
  return text
    .replaceAll("&&010", "\n")
    .replace(/&&(035|058|061|092|123|125|126);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** A text of GIFT as plain words, remembering what of it is lost. */
function say(losses: Loss[]): Say {
  return ({ format, text }) => {
    const isHtml = format === "html" || (format === "moodle" && looksLikeHtml(text));
    if (!isHtml) return text;
    const read = htmlToText(text);
    losses.push(...read.lost.map((found) => ({ found, expected: "plain text; only its words were taken" })));
    return read.text;
  };
}
