import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Question } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import { htmlToText, textToHtml } from "#app/use-cases/content/exchange/html-text.ts";
import { EXCHANGE_FORMATS, readQuestions, writeQuestions } from "#app/use-cases/content/exchange/exchange.ts";
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
        expect(leftOut).toEqual(questions.filter((each) => !hasForm(each)).map(({ key }) => key));
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
    expect([...leftOut, ...back].toSorted()).toEqual(["gen", "nul"]);
    expect(leftOut.includes("gen")).toBe(format !== "yaml");
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

describe("GIFT", () => {
  test("is taken with feedback, shares and categories, and says what it can't take, with the line", () => {
    const { questions, problems } = readQuestions(GIFT, "gift");
    expect(questions.map(({ group, line, question }) => [group, line, question])).toEqual([
      [
        "company-size",
        4,
        {
          key: "size-of-a-plant",
          criterion: "unplaced",
          kind: "single_choice",
          prompt: "How many? It's 50: really",
          because: "Both ends count.",
          options: [
            { text: "50 = the least", correct: true, because: "Right." },
            { text: "49", correct: false, because: "One under." },
            { text: "25", correct: false },
          ],
        },
      ],
      [
        "company-size",
        12,
        {
          key: "which-of-these",
          criterion: "unplaced",
          kind: "multiple_choice",
          prompt: "Which of\nthese?",
          options: [
            { text: "A", correct: true },
            { text: "B", correct: true },
            { text: "C", correct: false },
          ],
        },
      ],
      [
        "company-size",
        15,
        {
          key: "it-is-so",
          criterion: "unplaced",
          kind: "true_false",
          status: "in_review",
          prompt: "It is so.",
          options: [
            { text: "True", correct: false, because: "No, it isn't." },
            { text: "False", correct: true, because: "Indeed." },
          ],
        },
      ],
    ]);
    expect(problems.map(({ kind, line, name, found }) => [kind, line, name, found])).toEqual([
      ["changed", 4, "Size of a plant", "20 % for “25”"],
      ["left_out", 17, "", "an essay"],
      ["left_out", 19, "", "a number with a tolerance"],
      ["left_out", 21, "", expect.stringContaining("GIFT that cannot be read")],
      ["left_out", 23, "", "2 options that are each right alone"],
      ["left_out", 25, "", "a text without answers"],
    ]);
  });
});

describe("Moodle XML", () => {
  test("is taken with HTML, fractions and feedback, and says what it can't take, with the line", () => {
    const { questions, problems } = readQuestions(MOODLE, "moodle-xml");
    expect(questions.map(({ group, question }) => [group, question])).toEqual([
      [
        "company-size",
        {
          key: "size-one",
          criterion: "unplaced",
          kind: "multiple_choice",
          status: "draft",
          prompt: "Which plants & lines?\n\nChoose all.",
          because: "Both ends count.",
          options: [
            { text: "50", correct: true, because: "Just in." },
            { text: "1,000", correct: true },
            { text: "1,001", correct: false },
          ],
        },
      ],
      ["company-size", { key: "typed", criterion: "unplaced", kind: "short_answer", prompt: "Who?", accept: ["Mara"] }],
      [
        "company-size",
        { key: "steps", criterion: "unplaced", kind: "order", prompt: "Order these.", items: ["first", "second"] },
      ],
    ]);
    expect(problems.map(({ kind, line, name, found }) => [kind, line, name, found])).toEqual([
      ["changed", 3, "Size one", "a picture"],
      ["left_out", 14, "Sum", 'a question of the type "calculated"'],
      ["changed", 15, "Typed", "50 % for “Sami”"],
    ]);
  });

  test.each([
    ['<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "a document type with entities of its own"],
    ["<quiz><question></quiz>", "XML that cannot be read"],
    ["<quiz/>", "no <question> in a <quiz>"],
    [`<quiz>${"<a>".repeat(2000)}${"</a>".repeat(2000)}</quiz>`, "XML that cannot be read"],
    ["<quiz><__proto__/><question type='x'/></quiz>", "XML that cannot be read"],
  ])("that is no question bank is refused (%#)", (text, found) => {
    const read = readQuestions(text, "moodle-xml");
    expect(read.questions).toEqual([]);
    expect(read.problems[0]?.found).toContain(found);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

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

const GIFT = `// a comment
$CATEGORY: $course$/top/company-size

::Size of a plant::How many? It's 50\\: really {
=50 \\= the least#Right.
~49#One under.
~%20%25
####Both ends count.
}


::Which of these::[html]<p>Which of<br>these?</p>{~%50%A ~%50%B ~%-100%C}

// [tag:in_review]
::It is so::It is so.{F#No, it isn't.#Indeed.}

Write about it. {}

How much? {#3:1}

Broken {=a ~b

Two right {=a =b ~c}

Only a text
`;

const MOODLE = `<?xml version="1.0" encoding="UTF-8"?>
<quiz><question type="category"><category><text>$course$/top/company-size</text></category></question>
<question type="multichoice">
  <name><text>Size one</text></name>
  <questiontext format="html"><text><![CDATA[<p>Which plants &amp; <b>lines</b>?</p><p>Choose all.<img src="x.png"></p>]]></text></questiontext>
  <generalfeedback format="html"><text>Both ends count.</text></generalfeedback>
  <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
  <single>false</single>
  <answer fraction="50" format="html"><text>&lt;p&gt;50&lt;/p&gt;</text><feedback format="html"><text>Just in.</text></feedback></answer>
  <answer fraction="50"><text>1,000</text></answer>
  <answer fraction="-100"><text>1,001</text></answer>
  <tags><tag><text>draft</text></tag></tags>
</question>
<question type="calculated"><name><text>Sum</text></name></question>
<question type="shortanswer"><name><text>Typed</text></name><questiontext><text>Who?</text></questiontext>
  <answer fraction="100"><text>Mara</text></answer><answer fraction="50"><text>Sami</text></answer></question>
<question type="ordering"><name><text>Steps</text></name><questiontext><text>Order these.</text></questiontext>
  <answer fraction="2"><text>second</text></answer><answer fraction="1"><text>first</text></answer></question>
</quiz>`;
