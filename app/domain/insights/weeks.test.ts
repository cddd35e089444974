import { expect, test } from "vitest";
import { summariseDispositions } from "./dispositions.ts";
import { weekOf, weeksBetween } from "./weeks.ts";

test.each([
  { at: "2026-01-05T00:00:00Z", timeZone: "UTC", week: "2026-01-05" },
  { at: "2026-01-04T23:30:00Z", timeZone: "UTC", week: "2025-12-29" },
  { at: "2026-01-04T23:30:00Z", timeZone: "Europe/Berlin", week: "2026-01-05" },
  { at: "2026-01-05T03:00:00Z", timeZone: "America/New_York", week: "2025-12-29" },
])("$at in $timeZone is of the week of $week", ({ at, timeZone, week }) => {
  expect(weekOf(Date.parse(at), timeZone)).toBe(week);
});

test("weeks are gapless, also over the change of clocks and of the year", () => {
  expect(weeksBetween("2025-12-22", "2026-01-05")).toEqual(["2025-12-22", "2025-12-29", "2026-01-05"]);
  expect(weeksBetween("2026-03-23", "2026-04-06")).toHaveLength(3);
  expect(weeksBetween("2026-01-05", "2026-01-05")).toEqual(["2026-01-05"]);
  expect(weeksBetween("2026-01-12", "2026-01-05")).toEqual([]);
});

test("dispositions are summed by code, with every step and every stage, the most frequent first", () => {
  const summary = summariseDispositions([
    { code: "no_budget", action: "nurture", stage: "nurturing", count: 1 },
    { code: "bad_timing", action: "nurture", stage: "nurturing", count: 2 },
    { code: "bad_timing", action: "recycle", stage: "won", count: 1 },
  ]);
  expect(summary).toEqual([
    {
      code: "bad_timing",
      count: 3,
      actions: [
        { action: "nurture", count: 2 },
        { action: "recycle", count: 1 },
      ],
      stages: [
        { stage: "nurturing", count: 2 },
        { stage: "won", count: 1 },
      ],
    },
    {
      code: "no_budget",
      count: 1,
      actions: [{ action: "nurture", count: 1 }],
      stages: [{ stage: "nurturing", count: 1 }],
    },
  ]);
});
