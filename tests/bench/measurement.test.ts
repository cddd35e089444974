import { expect, test } from "vitest";
import { compare, median, quantile, reaches } from "./measurement.ts";

test("a ratio is ours over the baseline", () => {
  expect(compare(200, 50, "requests/s")).toEqual({ ours: 200, baseline: 50, ratio: 4, unit: "requests/s" });
});

test("a goal is a floor for speed and a ceiling for time and size", () => {
  expect(reaches({ ratio: 0.9 }, { kind: "at_least", ratio: 0.9 })).toBe(true);
  expect(reaches({ ratio: 0.89 }, { kind: "at_least", ratio: 0.9 })).toBe(false);
  expect(reaches({ ratio: 1.21 }, { kind: "at_most", ratio: 1.2 })).toBe(false);
});

test("quantiles are values that were measured", () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(quantile(values, 0.95)).toBe(5);
  expect(() => median([])).toThrow("nothing was measured");
});
