import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Question } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import { htmlToText, textToHtml } from "#app/use-cases/content/exchange/html-text.ts";
import {
  countLeftOut,
  EXCHANGE_FORMATS,
  readQuestions,
  writeQuestions,
} from "#app/use-cases/content/exchange/exchange.ts";
import { questionsOf, someWords } from "#tests/content/a-question.ts";

/** A question with its status said in one way. */
function plain(question: Question): Question {
  return { ...question, status: statusOf(question) };
}

const GENERATED: Question = { key: "gen", criterion: "size", kind: "scenario", generate: "boundary" };

describe.each(EXCHANGE_FORMATS)("questions in %s", (format) => {
  test("read back as they were written, all that the format has a form for", () => {
    const hasForm = (question: Question) => format !== "gift" || question.kind !== "order";
    fc.assert(
      fc.property(questionsOf("size"), (questions) => {
        const { text, leftOut } = writeQuestions(questions, format);
        expect(leftOut).toEqual(questions.filter((each) => !hasForm(each)).map(({ key }) => ({ key, why: "no_form" })));
        expect(countLeftOut(questions, format)).toEqual({ generated: 0, noForm: leftOut.length });
        const kept = questions.filter(hasForm);
        if (kept.length === 0) return;
        const read = readQuestions(text, format);
        expect(read.problems).toEqual([]);
        expect(read.questions.map(({ question, group }) => plain({ ...question, criterion: group ?? "" }))).toEqual(
          kept.map(plain),
        );
      }),
      { numRuns: 80 },
    );
  });

  test("that it can't carry are named, never quietly dropped", () => {
    const invisible: Question = { ...GENERATED, key: "nul", kind: "short_answer", prompt: "a\u0000b", accept: ["x"] };
    const { text, leftOut } = writeQuestions([GENERATED, invisible], format);
    const back = readQuestions(text, format).questions.map(({ question }) => question.key);
    expect([...leftOut.map(({ key }) => key), ...back].toSorted()).toEqual(["gen", "nul"]);
    expect(leftOut.filter(({ key }) => key === "gen")).toEqual(
      format === "yaml" ? [] : [{ key: "gen", why: "generated" }],
    );
    expect(countLeftOut([GENERATED, invisible], format).generated).toBe(format === "yaml" ? 0 : 2);
  });

  test("whatever the text, reading neither throws nor hangs", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "=",
      "~",
      "\n\n",
      "<quiz>",
      "<question type=",
      "<![CDATA[",
      '"',
      ",",
      "- ",
      "key: ",
      "&#1;",
      "::",
      "$CATEGORY:",
      "#",
      "%",
      "->",
      "\\",
      "\u0000",
      "[html]",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (parts) => {
        const { questions, problems } = readQuestions(parts.join(""), format);
        expect(questions.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
    );
    for (const hostile of HOSTILE) {
      const { questions } = readQuestions(hostile.repeat(Math.floor(60_000 / hostile.length)), format);
      expect(questions.length).toBeLessThanOrEqual(2_000);
    }
    expect(readQuestions("x".repeat(1024 * 1024 + 1), format).problems).toMatchObject([{ expected: "at most 1 MiB" }]);
  });
});

const HOSTILE = [
  "<",
  "<a>",
  "[",
  "{",
  "- ",
  '"',
  "&",
  "a{",
  "Q {T}\n\n",
  "<!--",
  "\\",
  "%50%",
  "a,",
  "&amp;",
  "\n",
  "::",
];

describe("CSV", () => {
  test("is taken by its headings, whatever they are called, or by a mapping", () => {
    const text =
      "Question;Right answer 1;Wrong 1;Wrong 2;Topic\r\nWho signs?;Mara;Nobody;Sami;owners\r\n\r\nAnd?;;;;\r\n";
    const { questions, problems } = readQuestions(text, "csv", ["prompt", "right", "wrong", "wrong", "criterion"]);
    expect(questions).toMatchObject([
      { line: 2, group: "owners", question: { kind: "single_choice", key: "who-signs" } },
    ]);
    expect(problems).toMatchObject([{ kind: "left_out", line: 4, found: "an empty list" }]);
  });

  test.each([
    ["question,a,b,c,correct\nQ?,x,y,z,B", [false, true, false], "single_choice"],
    ["question,a,b,c,correct\nQ?,x,y,z,1;3", [true, false, true], "multiple_choice"],
    ["question,a,b,c,correct\nQ?,x,y,z,z", [false, false, true], "single_choice"],
    ["question,a,b,correct\nQ?,True,False,False", [false, true], "true_false"],
  ])("knows the right ones by number, letter or text: %s", (text, right, kind) => {
    const [read] = readQuestions(text, "csv").questions;
    expect(read?.question.kind).toBe(kind);
    expect(read && "options" in read.question && read.question.options.map(({ correct }) => correct)).toEqual(right);
  });

  test("is written so that no spreadsheet runs it", () => {
    const formula: Question = { key: "f", criterion: "size", kind: "short_answer", prompt: "=1+1", accept: ["+49"] };
    expect(writeQuestions([formula], "csv").text).toContain(",'=1+1,,,'+49");
  });

  test.each([
    ["", "an empty file"],
    ["a,b\n1,2", "no column for the question itself"],
    ['question,b\n"open,2', "CSV that cannot be read"],
    ["question,kind\nQ?,riddle", 'the kind "riddle"'],
    ["question,status\nQ?,done", 'the status "done"'],
  ])("that is none is refused: %j", (text, found) => {
    expect(readQuestions(text, "csv").problems[0]?.found).toContain(found);
  });
});

test("any text survives as HTML", () => {
  fc.assert(
    fc.property(fc.oneof(someWords, fc.string()), (words) => {
      fc.pre(!/[\r\uE000\uE001\f\v\u00a0\u2028\u2029]/.test(words));
      expect(htmlToText(textToHtml(words.trim())).text).toBe(words.trim());
    }),
  );
});
