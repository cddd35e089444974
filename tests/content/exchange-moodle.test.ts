import { describe, expect, test } from "vitest";
import { readQuestions } from "#app/use-cases/content/exchange/exchange.ts";

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
