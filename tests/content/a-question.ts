import fc from "fast-check";

import { QUESTION_STATUSES } from "#app/domain/playbook/playbook.ts";
import type { Question, QuestionOption } from "#app/domain/playbook/playbook.ts";

/** Words an author may write, with the signs that exchange formats give a meaning. */
export const someWords: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      "the booth",
      "49",
      "1,000",
      "{a}",
      "=",
      "~x",
      "#",
      "a:b",
      "->",
      "%50%",
      "c:\\dir",
      "\\n",
      "<b>",
      "&amp;",
      "R&D",
      "“yes”",
      '"',
      "'",
      ";",
      "//",
      "::",
      "]]>",
      "ü",
      "👍",
      "line\nbreak",
      "a\n\nb",
      "[html]",
      "|",
      "$CATEGORY: x",
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(" ").trim());

/** Texts that differ from each other also without regard to case and spaces at their ends. */
function distinct(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(someWords, { minLength, maxLength, selector: (text) => text.trim().toLowerCase() });
}

function shuffledOptions(texts: readonly string[], right: number): fc.Arbitrary<QuestionOption[]> {
  const reasons = fc.array(fc.option(someWords, { nil: undefined }), {
    minLength: texts.length,
    maxLength: texts.length,
  });
  return fc
    .tuple(reasons, fc.shuffledSubarray([...texts.keys()], { minLength: right, maxLength: right }))
    .map(([becauses, correct]) =>
      texts.map((text, index) => {
        const because = becauses[index];
        return { text, correct: correct.includes(index), ...(because !== undefined && { because }) };
      }),
    );
}

/** Any question of the format about one criterion, but those that a rule generates. */
export function aQuestion(criterion: string): fc.Arbitrary<Exclude<Question, { generate: unknown }>> {
  const key = fc.stringMatching(/^q[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/);
  const base = fc
    .record(
      {
        key,
        criterion: fc.constant(criterion),
        prompt: someWords,
        because: someWords,
        status: fc.constantFrom(...QUESTION_STATUSES),
      },
      { requiredKeys: ["key", "criterion", "prompt"] },
    )
    .map((fields) => fields);
  const options = distinct(2, 5);
  return fc.oneof(
    fc
      .tuple(base, fc.constantFrom("single_choice" as const, "scenario" as const), options)
      .chain(([fields, kind, texts]) => shuffledOptions(texts, 1).map((list) => ({ ...fields, kind, options: list }))),
    fc.tuple(base, options, fc.nat()).chain(([fields, texts, many]) =>
      shuffledOptions(texts, 1 + (many % texts.length)).map((list) => ({
        ...fields,
        kind: "multiple_choice" as const,
        options: list,
      })),
    ),
    base.chain((fields) =>
      shuffledOptions(["True", "False"], 1).map((list) => ({ ...fields, kind: "true_false" as const, options: list })),
    ),
    fc.tuple(base, distinct(1, 4)).map(([fields, accept]) => ({ ...fields, kind: "short_answer" as const, accept })),
    fc.tuple(base, distinct(2, 5)).map(([fields, items]) => ({ ...fields, kind: "order" as const, items })),
    fc.tuple(base, distinct(2, 4), distinct(4, 4)).map(([fields, lefts, rights]) => ({
      ...fields,
      kind: "match" as const,
      pairs: lefts.map((left, index) => ({ left, right: rights[index] ?? "" })),
    })),
  );
}

/** Several, each with a key of its own. */
export function questionsOf(criterion: string) {
  return fc.uniqueArray(aQuestion(criterion), { selector: ({ key }) => key, maxLength: 5 });
}
