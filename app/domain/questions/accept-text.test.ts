import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAccepted } from "./accept-text.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const anyWord = fc.array(fc.constantFrom(...letters), { minLength: 3, maxLength: 12 }).map((each) => each.join(""));
const anyLongWord = fc.array(fc.constantFrom(...letters), { minLength: 6, maxLength: 14 }).map((each) => each.join(""));
const anyNumber = fc.oneof(fc.nat(9), fc.nat(5_000), fc.nat(2_000_000)).map(String);
/** "between 50 and 1000 people": words with numbers among them, at least one of each. */
const anyText = fc
  .tuple(anyWord, fc.array(fc.oneof(anyWord, anyNumber), { maxLength: 4 }), anyNumber)
  .map(([first, middle, number]) => [first, ...middle, number]);
const RUNS = { numRuns: 1_000 };

describe("a typed answer, whatever it is", () => {
  it("is accepted in any case, with any accents, spaces and closing marks", () => {
    const accents = fc.constantFrom("", "\u0301", "\u0308", "\u0327");
    const marks = fc.constantFrom("", ".", "!", " ", "?");
    fc.assert(
      fc.property(anyText, accents, marks, fc.boolean(), (words, accent, mark, loud) => {
        const dressed = words.map((word) =>
          /\d/.test(word) ? word : word.replace(/[aeiou]/g, (vowel) => vowel + accent),
        );
        const text = `  ${dressed.join("  ")}${mark}`;
        expect(isAccepted(loud ? text.toUpperCase() : text, [words.join(" ")])).toBe(true);
      }),
      RUNS,
    );
  });

  it("is forgiven one slip in a long word", () => {
    const slip = fc.record({
      place: fc.nat(),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom("drop", "double", "other", "swap"),
    });
    fc.assert(
      fc.property(anyWord, anyLongWord, slip, (before, word, { place, letter, kind }) => {
        const at = place % (word.length - 1);
        const slipped = {
          drop: word.slice(0, at) + word.slice(at + 1),
          double: word.slice(0, at + 1) + word.slice(at),
          other: word.slice(0, at) + letter + word.slice(at + 1),
          swap: word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
        }[kind];
        expect(isAccepted(`${before} ${slipped}`, [`${before} ${word}`])).toBe(true);
      }),
      RUNS,
    );
  });

  it("never passes with another number, however small the difference and whatever else is typed", () => {
    const change = fc.record({
      place: fc.nat(),
      digit: fc.nat(9),
      kind: fc.constantFrom("other", "drop", "add", "point", "minus"),
    });
    fc.assert(
      fc.property(anyText, change, (words, { place, digit, kind }) => {
        const numbers = words.flatMap((word, index) => (/\d/.test(word) ? [index] : []));
        const which = numbers[place % numbers.length] ?? 0;
        const number = words[which] ?? "";
        const at = place % number.length;
        const wrong = {
          other: number.slice(0, at) + String(digit) + number.slice(at + 1),
          drop: number.slice(0, at) + number.slice(at + 1),
          add: number.slice(0, at) + String(digit) + number.slice(at),
          point: `${number}.5`,
          minus: `-${number}`,
        }[kind];
        fc.pre(wrong !== number);
        expect(isAccepted(words.with(which, wrong).join(" "), [words.join(" ")])).toBe(false);
      }),
      RUNS,
    );
  });

  it("never passes with the numbers in another order, split or run together", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), anyWord, (low, high, word) => {
        fc.pre(low !== high);
        const accept = [`${low} to ${high} ${word}`];
        expect(isAccepted(`${low} to ${high} ${word}`, accept)).toBe(true);
        expect(isAccepted(`${high} to ${low} ${word}`, accept)).toBe(false);
        expect(isAccepted(`${low}${high} ${word}`, accept)).toBe(false);
        expect(isAccepted(`${low} to ${word}`, accept)).toBe(false);
      }),
      RUNS,
    );
  });
});
