import { describe, expect, test } from "vitest";
import { compareShares, differenceInterval } from "./difference.ts";
import { proportion } from "./proportion.ts";
import { wilsonInterval } from "./wilson.ts";

describe("the Wilson interval", () => {
  // The last four: Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3.
  test.each([
    { count: 8, total: 10, low: 0.4902, high: 0.9433 },
    { count: 0, total: 10, low: 0, high: 0.2775 },
    { count: 10, total: 10, low: 0.7225, high: 1 },
    { count: 81, total: 263, low: 0.2553, high: 0.3662 },
    { count: 15, total: 148, low: 0.0624, high: 0.1605 },
    { count: 0, total: 20, low: 0, high: 0.1611 },
    { count: 1, total: 29, low: 0.0061, high: 0.1718 },
  ])("of $count of $total is the published one", ({ count, total, low, high }) => {
    const interval = wilsonInterval(count, total);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test("holds the share, stays within 0 and 1, and narrows as cases come in", () => {
    for (let total = 1; total <= 60; total += 1) {
      for (let count = 0; count <= total; count += 1) {
        const { low, high } = wilsonInterval(count, total);
        expect(0 <= low && low <= count / total && count / total <= high && high <= 1).toBe(true);
        const tenfold = wilsonInterval(10 * count, 10 * total);
        expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
      }
    }
  });

  test.each([
    [0, 0],
    [3, 2],
    [-1, 4],
    [Number.NaN, 4],
  ])("of %d of %d is refused", (count, total) => {
    expect(() => wilsonInterval(count, total)).toThrow(RangeError);
  });
});

describe("a proportion", () => {
  test("of nothing, and of fewer than ten, is no percentage", () => {
    expect(proportion(0, 0)).toEqual({ kind: "none" });
    expect(proportion(3, 3)).toEqual({ kind: "too_few", count: 3, total: 3 });
    expect(proportion(9, 9)).toMatchObject({ kind: "too_few" });
    expect(proportion(8, 10)).toMatchObject({ kind: "known", count: 8, total: 10, share: 0.8 });
  });
});

describe("two shares", () => {
  // Newcombe 1998 (Statistics in Medicine 17, 873–890), table II, method 10.
  test.each([
    { a: [56, 70], b: [48, 80], low: 0.0524, high: 0.3339 },
    { a: [9, 10], b: [3, 10], low: 0.1705, high: 0.809 },
    { a: [10, 10], b: [0, 10], low: 0.6075, high: 1 },
  ] as const)("$a and $b differ by what is published", ({ a, b, low, high }) => {
    const interval = differenceInterval({ count: a[0], total: a[1] }, { count: b[0], total: b[1] });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test("are told apart only where the difference is clear, and never with few cases", () => {
    expect(compareShares({ count: 56, total: 70 }, { count: 48, total: 80 })).toBe("more");
    expect(compareShares({ count: 48, total: 80 }, { count: 56, total: 70 })).toBe("less");
    expect(compareShares({ count: 6, total: 10 }, { count: 5, total: 10 })).toBe("unclear");
    expect(compareShares({ count: 9, total: 9 }, { count: 0, total: 100 })).toBe("too_few");
  });
});
