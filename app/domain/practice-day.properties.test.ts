import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, daysBetween, HOUR_MS, MINUTE_MS, practiceDay } from "./time.ts";

/** Zones with whatever a zone can do: clocks moved by one hour or half an hour, odd offsets, a day left out. */
const ZONES = [
  "Europe/Berlin",
  "America/St_Johns",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Los_Angeles",
  "UTC",
] as const;
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.integer({ min: Date.parse("2011-01-01"), max: Date.parse("2036-01-01") });

const offsets: Readonly<Record<string, Intl.DateTimeFormat>> = Object.fromEntries(
  ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" })]),
);

type DayOf = (at: number, timeZone: string) => string;

/** The day another way: the wall clock from the zone's offset, four hours back, and what the calendar says there. */
function plainDay(at: number, timeZone: string): string {
  const name = offsets[timeZone]?.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
  const [, sign = "+", hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? "") ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
  return new Date(at + offset - 4 * HOUR_MS).toISOString().slice(0, 10);
}

/** At any instant, and at the milliseconds around the beginning of its day. */
function agrees(dayOf: DayOf) {
  return fc.property(anyZone, anyInstant, fc.integer({ min: -3, max: 3 }), (timeZone, at, ms) => {
    expect(dayOf(at, timeZone)).toBe(plainDay(at, timeZone));
    const start = startOfDay(at, timeZone);
    expect(dayOf(start + ms, timeZone)).toBe(plainDay(start + ms, timeZone));
  });
}

/** The first millisecond of the plain day that an instant is in. */
function startOfDay(at: number, timeZone: string): number {
  const day = plainDay(at, timeZone);
  return turningPoint(at - 30 * HOUR_MS, at, (instant) => plainDay(instant, timeZone) === day);
}

/** The first millisecond after `before` from which something is so, by halving; at `since` it is. */
function turningPoint(before: number, since: number, isSo: (at: number) => boolean): number {
  let [without, within] = [before, since];
  while (within - without > 1) {
    const middle = without + Math.floor((within - without) / 2);
    if (isSo(middle)) within = middle;
    else without = middle;
  }
  return within;
}

describe("the practice day against another calculation", () => {
  it("is the same at any instant and around every 04:00, in every zone", () => {
    fc.assert(agrees(practiceDay), { numRuns: 600 });
  });

  it.each<{ mutant: string; dayOf: DayOf }>([
    { mutant: "days of UTC", dayOf: (at) => practiceDay(at, "UTC") },
    { mutant: "days that start at midnight", dayOf: (at, zone) => practiceDay(at + 4 * HOUR_MS, zone) },
    { mutant: "the offset of winter all year", dayOf: inWinterTime },
    { mutant: "a millisecond late", dayOf: (at, zone) => practiceDay(at - 1, zone) },
  ])("$mutant are noticed", ({ dayOf }) => {
    expect(fc.check(agrees(dayOf), { seed: 20260105, numRuns: 600, endOnFailure: true }).failed).toBe(true);
  });
});

describe("practice days in a row", () => {
  it.each([
    { timeZone: "Europe/Berlin", from: "2026-01-01", days: 730 },
    { timeZone: "America/St_Johns", from: "2026-01-01", days: 730 },
    { timeZone: "Australia/Lord_Howe", from: "2026-01-01", days: 730 },
    { timeZone: "Asia/Kathmandu", from: "2026-01-01", days: 400 },
    { timeZone: "Pacific/Apia", from: "2011-06-01", days: 400 },
  ])("in $timeZone cover $days days without overlap, forwards, each beginning at 04:00", ({ timeZone, from, days }) => {
    const lengths = new Set<number>();
    let at = startOfDay(Date.parse(`${from}T12:00Z`), timeZone);
    for (let count = 0; count < days; count += 1) {
      const day = practiceDay(at, timeZone);
      const next = turningPoint(at, at + 27 * HOUR_MS, (instant) => practiceDay(instant, timeZone) !== day);
      expect(daysBetween(day, practiceDay(next, timeZone)), `the day after ${day}`).toBe(1);
      // Samoa had no 30 December 2011: of that practice day there were only the hours before 04:00 on the 31st.
      expect(wallClock(next, timeZone), day).toBe(
        day === "2011-12-29" && timeZone === "Pacific/Apia" ? "00:00:00" : "04:00:00",
      );
      lengths.add((next - at) / HOUR_MS);
      at = next;
    }
    expect([...lengths].toSorted((a, b) => a - b)).toEqual(DAY_LENGTHS[timeZone]);
  });

  it.each([
    ["America/St_Johns", "2026-03-08T03:59:59.999-02:30", "2026-03-07"],
    ["America/St_Johns", "2026-03-08T04:00:00.000-02:30", "2026-03-08"],
    ["America/St_Johns", "2026-11-01T01:30:00.000-03:30", "2026-10-31"],
    ["America/St_Johns", "2026-11-01T04:00:00.000-03:30", "2026-11-01"],
    ["Australia/Lord_Howe", "2026-04-05T01:45:00.000+10:30", "2026-04-04"],
    ["Australia/Lord_Howe", "2026-04-05T04:00:00.000+10:30", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-10-04T02:30:00.000+11:00", "2026-10-03"],
    ["Australia/Lord_Howe", "2026-10-04T04:00:00.000+11:00", "2026-10-04"],
    ["Pacific/Apia", "2011-12-29T23:59:59.999-10:00", "2011-12-29"],
    ["Pacific/Apia", "2011-12-31T00:00:00.000+14:00", "2011-12-30"],
    ["Pacific/Apia", "2011-12-31T04:00:00.000+14:00", "2011-12-31"],
  ])("in %s, %s belongs to %s (by hand)", (timeZone, instant, day) => {
    expect(practiceDay(Date.parse(instant), timeZone)).toBe(day);
    expect(plainDay(Date.parse(instant), timeZone)).toBe(day);
  });

  it("never run backwards for somebody who stays where they are", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.nat(40 * DAY_MS), (timeZone, at, later) => {
        expect(practiceDay(at + later, timeZone) >= practiceDay(at, timeZone)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** In hours: what each zone's days last in the years walked. */
const DAY_LENGTHS: Readonly<Record<string, readonly number[]>> = {
  "Europe/Berlin": [23, 24, 25],
  "America/St_Johns": [23, 24, 25],
  "Australia/Lord_Howe": [23.5, 24, 24.5],
  "Asia/Kathmandu": [24],
  "Pacific/Apia": [4, 20, 23, 24, 25],
};

function inWinterTime(at: number, timeZone: string): string {
  const winter = Date.UTC(new Date(at).getUTCFullYear(), 0, 1, 12);
  const noon = Date.parse(`${plainDay(winter, timeZone)}T12:00Z`);
  const offset = noon - startOfDay(winter, timeZone) - 8 * HOUR_MS;
  return new Date(at + offset - 4 * HOUR_MS).toISOString().slice(0, 10);
}

function wallClock(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium", hourCycle: "h23" }).format(at);
}
