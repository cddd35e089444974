import { describe, expect, test } from "vitest";
import { readQuestions } from "#app/use-cases/content/exchange/exchange.ts";

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
