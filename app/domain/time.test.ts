import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, daysBetween, HOUR_MS, practiceDay } from "./time.ts";

describe("the practice day", () => {
  it.each([
    ["Europe/Berlin", "2026-01-05T03:59:59.999+01:00", "2026-01-04"],
    ["Europe/Berlin", "2026-01-05T04:00:00.000+01:00", "2026-01-05"],
    ["Europe/Berlin", "2026-01-06T03:59:59.999+01:00", "2026-01-05"],
    // Clocks go forward at 02:00: that day is an hour shorter and still starts at 04:00 on the wall.
    ["Europe/Berlin", "2026-03-29T01:59:59.999+01:00", "2026-03-28"],
    ["Europe/Berlin", "2026-03-29T03:00:00.000+02:00", "2026-03-28"],
    ["Europe/Berlin", "2026-03-29T03:59:59.999+02:00", "2026-03-28"],
    ["Europe/Berlin", "2026-03-29T04:00:00.000+02:00", "2026-03-29"],
    // Clocks go back at 03:00: the hour from 02:00 comes twice, both times before the day starts.
    ["Europe/Berlin", "2026-10-25T02:30:00.000+02:00", "2026-10-24"],
    ["Europe/Berlin", "2026-10-25T02:30:00.000+01:00", "2026-10-24"],
    ["Europe/Berlin", "2026-10-25T03:59:59.999+01:00", "2026-10-24"],
    ["Europe/Berlin", "2026-10-25T04:00:00.000+01:00", "2026-10-25"],
    ["America/New_York", "2026-03-08T03:59:59.999-04:00", "2026-03-07"],
    ["America/New_York", "2026-03-08T04:00:00.000-04:00", "2026-03-08"],
    ["America/New_York", "2026-11-01T01:30:00.000-05:00", "2026-10-31"],
    ["America/New_York", "2026-11-01T03:59:59.999-05:00", "2026-10-31"],
    ["America/New_York", "2026-11-01T04:00:00.000-05:00", "2026-11-01"],
    ["Asia/Kathmandu", "2026-07-01T03:59:59.999+05:45", "2026-06-30"],
    ["Asia/Kathmandu", "2026-07-01T04:00:00.000+05:45", "2026-07-01"],
    ["Asia/Kathmandu", "2026-01-01T00:00:00.000+05:45", "2025-12-31"],
    ["UTC", "2028-03-01T00:30:00.000Z", "2028-02-29"],
  ])("in %s, %s belongs to %s", (timeZone, instant, day) => {
    expect(practiceDay(Date.parse(instant), timeZone)).toBe(day);
  });

  it.each(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])(
    "never runs backwards in %s, and moves by one day within 26 hours",
    (timeZone) => {
      const anyInstant = fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2035-01-01") });
      fc.assert(
        fc.property(anyInstant, fc.nat(26 * HOUR_MS), (at, later) => {
          const moved = daysBetween(practiceDay(at, timeZone), practiceDay(at + later, timeZone));
          expect(moved).toBeGreaterThanOrEqual(later >= 25 * HOUR_MS ? 1 : 0);
          expect(moved).toBeLessThanOrEqual(2);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("refuses an unknown zone", () => {
    expect(() => practiceDay(0, "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("days between practice days", () => {
  it.each([
    ["2026-01-05", "2026-01-05", 0],
    ["2026-03-28", "2026-03-30", 2],
    ["2026-12-31", "2027-01-01", 1],
    ["2026-01-05", "2026-01-01", -4],
  ])("from %s to %s there are %i", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it("counts whole days", () => {
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.nat(4000), (at, days) => {
        expect(daysBetween(dayOf(at), dayOf(at + days * DAY_MS))).toBe(days);
      }),
      { numRuns: 300 },
    );
  });
});
