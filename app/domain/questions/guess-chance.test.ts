import { expect, test } from "vitest";
import { guessChance } from "./guess-chance.ts";

test.each([
  ["single_choice", 4, 1 / 4],
  ["true_false", 2, 1 / 2],
  ["scenario", 3, 1 / 3],
  ["multiple_choice", 3, 1 / 7],
  ["order", 4, 1 / 24],
  ["match", 3, 1 / 6],
  ["short_answer", 0, 0],
] as const)("%s with %d options is guessed with a chance of %d", (kind, options, chance) => {
  expect(guessChance(kind, options)).toBe(chance);
});
