import { describe, expect, it } from "vitest";
import { mappingFinding, resultFigures, resultFinding } from "./findings.ts";

describe("an import in words", () => {
  it.each([
    [0, 3, "No column has a place yet. Where do they go?"],
    [1, 3, "1 of 3 columns has a place. Is it the right one?"],
    [2, 3, "2 of 3 columns have a place. Is each the right one?"],
    [3, 3, "All 3 columns have a place. Is each the right one?"],
    [1, 1, "The one column has a place. Is it the right one?"],
  ])("%i of %i columns", (used, columns, words) => expect(mappingFinding(used, columns)).toBe(words));

  const none = { done: 0, created: 0, updated: 0, refused: 0, stages: {} };
  it.each([
    [{ ...none, done: 1 }, 1, "running", "1 of 1 row is in."],
    [{ ...none, done: 1 }, 2, "running", "1 of 2 rows is in."],
    [{ ...none, done: 2 }, 3, "running", "2 of 3 rows are in."],
    [{ ...none, done: 1 }, 3, "cancelled", "Stopped after 1 of 3 rows."],
    [{ ...none, created: 1, refused: 1 }, 2, "done", "1 new lead, 1 row to put right."],
    [none, 0, "done", "No row came in."],
  ] as const)("%o of %i, %s", (progress, rows, status, words) => {
    expect(resultFinding(progress, { rows, status })).toBe(words);
  });

  it("counts each lead in one place, and one of a thing as one", () => {
    const stages = { assigned: 2, held: 1, nurturing: 3, disqualified: 1, working: 1, won: 1 };
    const figures = resultFigures({ done: 11, created: 8, updated: 1, refused: 1, stages });
    expect(figures.map(({ value, label }) => `${value} ${label}`)).toEqual([
      "8 new leads",
      "1 update",
      "1 refused row",
      "2 with somebody now",
      "1 held for somebody ready",
      "3 in nurture",
      "1 ruled out by a disqualifier",
      "2 already further on",
    ]);
    expect(resultFigures({ ...none, created: 1 }).map(({ label }) => label)).toContain("new lead");
  });
});
