import { field } from "#app/domain/playbook/raw.ts";
import { type Candidate, type ImportProblem, leftOut, statusFrom } from "./candidate.ts";
import { attributeOf, childrenOf, isYes, textIn, wordsIn } from "./xml-node.ts";

type Loss = Pick<ImportProblem, "found" | "expected">;
type Value = Record<string, unknown>;
type Valued = { readonly value: Value } | { readonly refused: string; readonly expected: string };

/** What reading an answer needs: words of a node, and where to say what is lost. */
interface Reading {
  readonly words: (node: unknown) => string;
  readonly losses: Loss[];
}

/** A `<question>` in the words of our format, or why it has no place in it. */
export function moodleCandidate(node: unknown, line: number, category: string | null): Candidate | ImportProblem {
  const name = textIn(field(node, "name")).trim();
  const type = attributeOf(node, "type");
  const losses: Loss[] = [];
  const lose = (found: string) => losses.push({ found, expected: "plain text; only its words were taken" });
  const reading: Reading = { words: (each) => wordsIn(each, lose), losses };
  const tags = childrenOf(field(node, "tags"), "tag").map((tag) => textIn(tag).trim());
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const valued = read?.(node, reading) ?? refusedType(type);
  if ("refused" in valued) return leftOut(line, name, valued.refused, valued.expected);
  loseHints(node, reading);
  const status = tags.map(statusFrom).find((each) => each !== undefined);
  const because = reading.words(field(node, "generalfeedback"));
  const kind = KIND_TAGS.find((tag) => tags.includes(tag) && "options" in valued.value);
  const value = {
    ...(status && { status }),
    prompt: reading.words(field(node, "questiontext")),
    ...(because.trim() !== "" && { because }),
    ...valued.value,
    ...(kind && { kind }),
  };
  const other = tags.find((tag) => statusFrom(tag) === undefined && !KIND_TAGS.includes(tag));
  return { line, name, group: category ?? other ?? null, value, losses };
}

/** Written beside a question by us, so that what Moodle has no word for comes back. */
const KIND_TAGS = ["scenario", "true_false"];

const READERS: Readonly<Record<string, (node: unknown, reading: Reading) => Valued>> = {
  multichoice: choice,
  truefalse: trueFalse,
  shortanswer: shortAnswer,
  numerical,
  matching,
  match: matching,
  ordering,
};

function refusedType(type: string): Valued {
  const known = "multichoice, truefalse, shortanswer, numerical, matching or ordering";
  return { refused: `a question of the type ${JSON.stringify(type.slice(0, 40))}`, expected: known };
}

interface ReadAnswer {
  readonly share: number;
  readonly text: string;
  readonly because: string;
}

function answersOf(node: unknown, { words }: Reading): ReadAnswer[] {
  return childrenOf(node, "answer").map((answer) => ({
    share: Number(attributeOf(answer, "fraction") || "0"),
    text: words(answer),
    because: words(field(answer, "feedback")),
  }));
}

function choice(node: unknown, reading: Reading): Valued {
  const answers = answersOf(node, reading);
  const isSingle = isYes(field(node, "single") ?? "true");
  for (const { share, text } of answers) {
    if (isSingle && share > 0 && share < 100) reading.losses.push(partCredit(share, text));
  }
  const options = answers.map(({ share, text, because }) => {
    const correct = isSingle ? share >= 100 : share > 0;
    return { text, ...(correct && { correct }), ...(because.trim() !== "" && { because }) };
  });
  return { value: { kind: isSingle ? "single_choice" : "multiple_choice", options } };
}

function trueFalse(node: unknown, reading: Reading): Valued {
  const options = answersOf(node, reading).map(({ share, text, because }) => {
    const word = text.trim().toLowerCase();
    return {
      text: word === "true" ? "True" : word === "false" ? "False" : text,
      ...(share >= 100 && { correct: true }),
      ...(because.trim() !== "" && { because }),
    };
  });
  return { value: { kind: "true_false", options } };
}

function shortAnswer(node: unknown, reading: Reading): Valued {
  const answers = answersOf(node, reading);
  const full = answers.filter(({ share }) => share >= 100);
  for (const { share, text } of answers) if (share > 0 && share < 100) reading.losses.push(partCredit(share, text));
  for (const { because, text } of answers) {
    if (because.trim() !== "") reading.losses.push(ownFeedback(text));
  }
  const wild = full.find(({ text }) => /(?<!\\)\*/.test(text));
  if (wild) return { refused: `the pattern ${JSON.stringify(wild.text)}`, expected: "answers written out" };
  return { value: { kind: "short_answer", accept: full.map(({ text }) => text.replaceAll("\\*", "*")) } };
}

function numerical(node: unknown, reading: Reading): Valued {
  const tolerances = childrenOf(node, "answer").map((answer) => Number(textIn(field(answer, "tolerance")) || "0"));
  if (tolerances.some((tolerance) => tolerance !== 0)) {
    return { refused: "a number with a tolerance", expected: "exact numbers, as typed answers" };
  }
  return shortAnswer(node, reading);
}

function matching(node: unknown, { words, losses }: Reading): Valued {
  const pairs = childrenOf(node, "subquestion").map((each) => ({
    left: words(each),
    right: textIn(childrenOf(each, "answer")[0]),
  }));
  for (const { left, right } of pairs) {
    if (left.trim() === "") losses.push({ found: `“${right}” that belongs to nothing`, expected: "pairs only" });
  }
  return { value: { kind: "match", pairs: pairs.filter(({ left }) => left.trim() !== "") } };
}

/** Moodle's ordering questions keep the place in the fraction. */
function ordering(node: unknown, reading: Reading): Valued {
  const answers = answersOf(node, reading).toSorted((a, b) => a.share - b.share);
  for (const { because, text } of answers) if (because.trim() !== "") reading.losses.push(ownFeedback(text));
  return { value: { kind: "order", items: answers.map(({ text }) => text) } };
}

function partCredit(share: number, text: string): Loss {
  return { found: `${share} % for “${text}”`, expected: "right or wrong; it was taken as wrong" };
}

function ownFeedback(text: string): Loss {
  return { found: `feedback for “${text}”`, expected: "one feedback for the question; it was not taken" };
}

/** Moodle fills these three in by itself; only words of an author's own are worth a line. */
const FEEDBACKS = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];

function loseHints(node: unknown, { words, losses }: Reading): void {
  for (const name of FEEDBACKS) {
    const text = words(field(node, name)).trim();
    if (text === "" || /^Your answer is (partially )?(in)?correct\.?$/i.test(text)) continue;
    losses.push({ found: `<${name}>, “${text.slice(0, 60)}”`, expected: "a reason per option; it was not taken" });
  }
  const hints = childrenOf(node, "hint").length;
  if (hints > 0) losses.push({ found: `${hints} hints`, expected: "none; they were not taken" });
}
