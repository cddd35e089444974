import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { addBusinessTime, businessTimeBetween, isBusinessTime, startOfDay } from "./business-hours.ts";

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "UTC",
];
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.integer({ min: Date.parse("2024-01-01T00:00:00Z"), max: Date.parse("2028-01-01T00:00:00Z") });
const anyDuration = fc.integer({ min: 1, max: 200 * HOUR_MS });

describe("due in business time", () => {
  it.each([
    { from: "2026-01-05T09:00:00Z", hours: 4, zone: "Europe/Berlin", due: "2026-01-05T13:00:00.000Z" },
    { from: "2026-01-09T16:30:00Z", hours: 4, zone: "Europe/Berlin", due: "2026-01-12T11:30:00.000Z" },
    { from: "2026-01-10T12:00:00Z", hours: 1, zone: "Europe/Berlin", due: "2026-01-12T09:00:00.000Z" },
    { from: "2026-01-05T03:00:00Z", hours: 1, zone: "Europe/Berlin", due: "2026-01-05T09:00:00.000Z" },
    // Clocks go forward on Sunday 29 March and back on 25 October.
    { from: "2026-03-27T16:00:00Z", hours: 2, zone: "Europe/Berlin", due: "2026-03-30T08:00:00.000Z" },
    { from: "2026-10-23T15:00:00Z", hours: 2, zone: "Europe/Berlin", due: "2026-10-26T09:00:00.000Z" },
    { from: "2026-01-05T08:00:00Z", hours: 9, zone: "Europe/Berlin", due: "2026-01-05T17:00:00.000Z" },
    { from: "2026-01-05T08:00:00Z", hours: 10, zone: "Europe/Berlin", due: "2026-01-06T09:00:00.000Z" },
  ])("$hours h from $from in $zone is $due", ({ from, hours, zone, due }) => {
    expect(new Date(addBusinessTime(Date.parse(from), hours * HOUR_MS, zone)).toISOString()).toBe(due);
  });

  it("is as much business time later as was asked for", () => {
    fc.assert(
      fc.property(anyInstant, anyDuration, anyZone, (from, duration, zone) => {
        expect(businessTimeBetween(from, addBusinessTime(from, duration, zone), zone)).toBe(duration);
      }),
      { numRuns: 400 },
    );
  });

  it("lies in business hours, or at their very end, and never earlier for a later start", () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(48 * HOUR_MS), anyDuration, anyZone, (from, later, duration, zone) => {
        const due = addBusinessTime(from, duration, zone);
        expect(isBusinessTime(due - 1, zone)).toBe(true);
        expect(addBusinessTime(from + later, duration, zone)).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 400 },
    );
  });

  it("adds up", () => {
    fc.assert(
      fc.property(anyInstant, anyDuration, anyDuration, anyZone, (from, one, two, zone) => {
        expect(addBusinessTime(addBusinessTime(from, one, zone), two, zone)).toBe(
          addBusinessTime(from, one + two, zone),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("the start of a day", () => {
  it("is the zone's midnight", () => {
    const at = Date.parse("2026-07-01T22:30:00Z");
    expect(new Date(startOfDay(at, "Europe/Berlin")).toISOString()).toBe("2026-07-01T22:00:00.000Z");
    expect(new Date(startOfDay(at - HOUR_MS, "Europe/Berlin")).toISOString()).toBe("2026-06-30T22:00:00.000Z");
  });

  it("lies at most 26 hours back", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const start = startOfDay(at, zone);
        expect(start).toBeLessThanOrEqual(at);
        expect(at - start).toBeLessThan(26 * HOUR_MS + MINUTE_MS);
      }),
      { numRuns: 300 },
    );
  });
});
