import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONVERSIONS, convert } from "./convert.ts";
import { parseDate } from "./parse-date.ts";
import { parseDecimal } from "./parse-decimal.ts";

const DAY_MS = 86_400_000;

describe("numbers", () => {
  test.each([
    ["1,234.5", "point", 1234.5],
    ["1.234,5", "comma", 1234.5],
    ["1 234 567", "point", 1234567],
    ["1'234.50 CHF", "point", 1234.5],
    ["€ 12,000", "point", 12000],
    ["12.000 €", "comma", 12000],
    ["12 %", "point", 12],
    ["-3", "point", -3],
    [".5", "point", 0.5],
    ["1,23", "point", null],
    ["12,34,567", "point", null],
    ["50-200", "point", null],
    ["about 50", "point", null],
    ["1e5", "point", null],
    ["", "point", null],
    ["%", "point", null],
  ] as const)("%s with a decimal %s is %s", (text, mark, value) => {
    expect(parseDecimal(text, mark)).toBe(value);
  });

  test("what is written with thousands separators reads back the same, either way round", () => {
    const amount = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amount, ([whole, cents]) => {
        const value = Number(`${whole}.${String(cents).padStart(2, "0")}`);
        expect(parseDecimal(new Intl.NumberFormat("en-US", { minimumFractionDigits: 2 }).format(value), "point")).toBe(
          value,
        );
        const german = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2 }).format(value);
        expect(parseDecimal(german, "comma")).toBe(value);
      }),
    );
  });
});

describe("dates", () => {
  test.each([
    ["2026-11-18", "ymd", Date.UTC(2026, 10, 18)],
    ["2026-11-18T10:20:00Z", "ymd", Date.UTC(2026, 10, 18, 10, 20)],
    ["2026-11-18 10:20:30.123+02:00", "ymd", Date.UTC(2026, 10, 18, 8, 20, 30)],
    ["18.11.2026 9:05", "dmy", Date.UTC(2026, 10, 18, 9, 5)],
    ["11/18/2026, 12:30 AM", "mdy", Date.UTC(2026, 10, 18, 0, 30)],
    ["11/18/2026 1:30 pm", "mdy", Date.UTC(2026, 10, 18, 13, 30)],
    ["11/18/2026 0:30 pm", "mdy", null],
    ["31.02.2026", "dmy", null],
    ["2026-11-18 25:00", "ymd", null],
    ["18.11.26", "dmy", null],
    ["yesterday", "ymd", null],
  ] as const)("%s as %s", (text, order, at) => {
    expect(parseDate(text, order)).toBe(at);
  });

  test("every day reads back the same in all three orders", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const at = days * DAY_MS;
        const [year, month, day] = new Date(at).toISOString().slice(0, 10).split("-");
        expect(parseDate(`${year}-${month}-${day}`, "ymd")).toBe(at);
        expect(parseDate(`${day}.${month}.${year}`, "dmy")).toBe(at);
        expect(parseDate(`${month}/${day}/${year}`, "mdy")).toBe(at);
      }),
    );
  });
});

test.each([
  ["Yes", true],
  ["nein", false],
  ["X", true],
  ["0", false],
])("%s is %s", (text, value) => {
  expect(convert(text, "yes_no")).toEqual({ kind: "value", value });
});

test("a list is split where lists are", () => {
  expect(convert("a; b|c, d\ne;", "list")).toEqual({ kind: "value", value: ["a", "b", "c", "d", "e"] });
});

test("whatever a cell says is a value or a problem, never a failure", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...CONVERSIONS), (text, as) => {
      const converted = convert(text, as);
      if (converted.kind === "problem") expect(converted.expected).not.toBe("");
      if (converted.kind === "value" && typeof converted.value === "number") {
        expect(Number.isFinite(converted.value)).toBe(true);
      }
    }),
  );
});
