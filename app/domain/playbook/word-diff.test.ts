import fc from "fast-check";
import { expect, test } from "vitest";

import { diffWords } from "#app/domain/playbook/word-diff.ts";

test("a replaced word is removed and added, the rest stays", () => {
  expect(diffWords("Between 50 and 1,000 employees", "Between 80 and 1,000 people")).toEqual([
    { kind: "same", text: "Between " },
    { kind: "removed", text: "50" },
    { kind: "added", text: "80" },
    { kind: "same", text: " and 1,000 " },
    { kind: "removed", text: "employees" },
    { kind: "added", text: "people" },
  ]);
  expect(diffWords("", "")).toEqual([]);
});

test("the parts give back both texts", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", " ", ", ", "é"), { maxLength: 30 }).map((all) => all.join(""));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = diffWords(before, after);
      const of = (left: string) =>
        parts
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join("");
      expect(of("added")).toBe(before);
      expect(of("removed")).toBe(after);
      if (before === after) expect(parts.every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});
