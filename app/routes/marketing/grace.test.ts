import { expect, it } from "vitest";
import { graceOptions } from "./grace.ts";

it("says when each grace period ends, the hour only where it is another", () => {
  const labels = graceOptions(Date.UTC(2026, 10, 22, 20, 30), "Europe/Berlin").map(({ label }) => label);
  expect(labels).toEqual([
    "4 hours: tomorrow 01:30",
    "1 day: tomorrow",
    "2 days: Tue 24 Nov",
    "3 days: Wed 25 Nov",
    "1 week: Sun 29 Nov",
    "2 weeks: Sun 6 Dec",
  ]);
});
