import { isDeepStrictEqual } from "node:util";
import { assertNever } from "#app/domain/assert-never.ts";
import type { Question } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import { leftOut, type ReadQuestions, settle } from "./candidate.ts";
import type { CsvColumns } from "./csv-columns.ts";
import { readCsv } from "./csv-read.ts";
import { writeCsv } from "./csv-write.ts";
import { readGift } from "./gift-read.ts";
import { writeGift } from "./gift-write.ts";
import { readMoodleXml } from "./moodle-read.ts";
import { moodleDocument, moodleEntry } from "./moodle-write.ts";
import { readYaml, writeYaml } from "./yaml.ts";

export const EXCHANGE_FORMATS = ["gift", "moodle-xml", "csv", "yaml"] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

/** Far more than any question bank needs; a bound on what one reading may cost. */
export const MAX_EXCHANGE_BYTES = 1024 * 1024;

/**
 * Reads questions of another system. Whatever can't be taken, or not whole, is named with its line, what was found and
 * what was expected; nothing in the text makes it throw.
 *
 * @param columns for CSV, what each column holds; left out, the headings say
 */
export function readQuestions(text: string, format: ExchangeFormat, columns?: CsvColumns): ReadQuestions {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_EXCHANGE_BYTES) return settle([], [leftOut(1, "", `${bytes} bytes`, "at most 1 MiB")]);
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  switch (format) {
    case "gift":
      return readGift(plain);
    case "moodle-xml":
      return readMoodleXml(plain);
    case "csv":
      return readCsv(plain, columns);
    case "yaml":
      return readYaml(plain);
    default:
      return assertNever(format);
  }
}

export interface WrittenQuestions {
  readonly text: string;
  readonly leftOut: readonly LeftOutQuestion[];
}

export interface LeftOutQuestion {
  readonly key: string;
  readonly why: WhyLeftOut;
}

/** generated: made from a rule, so it has no text of its own. no_form: of a kind the format doesn't know. text: it would come back otherwise. */
export type WhyLeftOut = "generated" | "no_form" | "text";

/** How many questions a format can't carry at all, by why; a text that would not come back as it is shows only in writing. */
export function countLeftOut(
  questions: readonly Question[],
  format: ExchangeFormat,
): { readonly generated: number; readonly noForm: number } {
  const whys = questions.map((question) => whyNotCarried(question, format));
  return {
    generated: whys.filter((why) => why === "generated").length,
    noForm: whys.filter((why) => why === "no_form").length,
  };
}

function whyNotCarried(question: Question, format: ExchangeFormat): WhyLeftOut | null {
  if (format === "yaml") return null;
  if ("generate" in question) return "generated";
  return textOf([question], format) === null ? "no_form" : null;
}

/** Writes questions for another system: each one reads back as it is, or is left out and named. */
export function writeQuestions(questions: readonly Question[], format: ExchangeFormat): WrittenQuestions {
  const judged = questions.map((question) => ({ question, why: whyLeftOut(question, format) }));
  const carried = judged.flatMap(({ question, why }) => (why === null ? [question] : []));
  const leftOut = judged.flatMap(({ question: { key }, why }) => (why === null ? [] : [{ key, why }]));
  return { text: textOf(carried, format) ?? "", leftOut };
}

function whyLeftOut(question: Question, format: ExchangeFormat): WhyLeftOut | null {
  const why = whyNotCarried(question, format);
  if (why !== null) return why;
  return givesBack(question, readQuestions(textOf([question], format) ?? "", format)) ? null : "text";
}

function textOf(questions: readonly Question[], format: ExchangeFormat): string | null {
  switch (format) {
    case "gift":
      return joined(questions.map(writeGift), (entries) => entries.join("\n"));
    case "moodle-xml":
      return joined(questions.map(moodleEntry), moodleDocument);
    case "csv":
      return writeCsv(questions);
    case "yaml":
      return writeYaml(questions);
    default:
      return assertNever(format);
  }
}

function joined(entries: readonly (string | null)[], join: (entries: string[]) => string): string | null {
  const written = entries.filter((entry) => entry !== null);
  return written.length === entries.length ? join(written) : null;
}

function givesBack(question: Question, { questions, problems }: ReadQuestions): boolean {
  const [only] = questions;
  if (!only || questions.length > 1 || problems.length > 0 || only.group !== question.criterion) return false;
  return isDeepStrictEqual(plain({ ...only.question, criterion: question.criterion }), plain(question));
}

/** A question with its status said in one way. */
function plain(question: Question): Question {
  return { ...question, status: statusOf(question) };
}
