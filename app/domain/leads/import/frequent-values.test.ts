import { describe, expect, test } from "vitest";
import { frequentValues } from "./frequent-values.ts";

describe("the values a column keeps to", () => {
  test("are counted without regard to case and spaces, most frequent first", () => {
    expect(frequentValues(["Mgr", "mgr ", "VP", "", "Mgr", "VP", "Dir", "Mgr"], 2)).toEqual([
      { value: "Mgr", rows: 4 },
      { value: "VP", rows: 2 },
    ]);
  });

  test("are none where nearly every row says something else, or nothing", () => {
    expect(frequentValues(["a@x", "b@x", "c@x", "d@x", "a@x"], 12)).toEqual([]);
    expect(
      frequentValues(
        Array.from({ length: 900 }, (_, index) => String(index % 90)),
        12,
      ),
    ).toEqual([]);
    expect(frequentValues(["", " "], 12)).toEqual([]);
  });

  test("are shown of a short file too", () => {
    expect(frequentValues(["Y", "N", "N"], 12)).toEqual([
      { value: "N", rows: 2 },
      { value: "Y", rows: 1 },
    ]);
  });
});
