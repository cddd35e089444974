/** What a column of a table of questions may hold; `option`, `why`, `match`, `right` and `wrong` may stand several times. */
export const CSV_FIELDS = [
  "key",
  "criterion",
  "kind",
  "status",
  "prompt",
  "because",
  "correct",
  "option",
  "why",
  "match",
  "right",
  "wrong",
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** By position in the table; null: not taken. */
export type CsvColumns = readonly (CsvField | null)[];

const GUESSES: readonly (readonly [CsvField, RegExp])[] = [
  ["key", /^(key|id|name|question name|code)$/],
  ["criterion", /^(criterion|category|topic|tag|subject|skill)$/],
  ["kind", /^(kind|type|question type)$/],
  ["status", /^(status|state|review)$/],
  ["prompt", /^(prompt|question|question text|text|stem)$/],
  ["because", /^(because|explanation|rationale|general feedback|feedback|reason)$/],
  ["correct", /^(correct|correct answers?|answer key|right answers?|solution|answer)$/],
  ["why", /^(why|feedback|because|rationale|reason)[ _-]?[a-z\d]{1,2}$/],
  ["match", /^(match|pair|right side)[ _-]?[a-z\d]{0,2}$/],
  ["right", /^(right|right option|correct option)[ _-]?\d{0,2}$/],
  ["wrong", /^(wrong|incorrect|distractor|wrong answer|incorrect answer)[ _-]?\d{0,2}$/],
  ["option", /^(option|choice|answer|alternative)[ _-]?[a-z\d]{1,2}$|^[a-f]$/],
];

/** What each column most likely holds, by its heading; single fields are given once. */
export function guessColumns(headings: readonly string[]): CsvColumns {
  const given = new Set<CsvField>();
  return headings.map((heading) => {
    const plain = heading.trim().toLowerCase().replace(/\s+/g, " ");
    const guess = GUESSES.find(([field, words]) => words.test(plain) && (MANY.has(field) || !given.has(field)))?.[0];
    if (guess) given.add(guess);
    return guess ?? null;
  });
}

const MANY: ReadonlySet<CsvField> = new Set<CsvField>(["option", "why", "match", "right", "wrong"]);
