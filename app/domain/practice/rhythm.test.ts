import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { DAY_MS, HOUR_MS, practiceDay } from "#app/domain/time.ts";
import { dayAfter, isPracticeDay, practiceDayFrom, WEEKDAYS, weekOf, WORKING_WEEK } from "./rhythm.ts";
import { dueSpells, FORGIVEN_EVERY, streak, type DueSpell } from "./streak.ts";
import { nextTellingTime, TOLD_WITHIN_MS, tellingTime } from "./telling-time.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns", "UTC"];
const START = Date.UTC(2026, 0, 1);

const anyWeek = fc.subarray([...WEEKDAYS], { minLength: 1 });
const anyLeave = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 1, max: 20 * 24 })), { maxLength: 4 })
  .map((spans) =>
    spans.map(([from, hours]) => ({ startsAt: START + from * HOUR_MS, endsAt: START + (from + hours) * HOUR_MS })),
  );
const anyCalendar = fc.record({ week: anyWeek, timeZone: fc.constantFrom(...ZONES), leave: anyLeave });
const anyInstant = fc.integer({ min: START, max: START + 370 * DAY_MS });
const anyHour = fc.integer({ min: 5, max: 22 });

function hourOf(at: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));
}

describe("practice days", () => {
  test("a person's own week, else every day of one of their teams, else Monday to Friday", () => {
    expect(weekOf(["sat"], [["mon"]])).toEqual(["sat"]);
    expect(weekOf(null, [["tue"], ["mon", "tue"]])).toEqual(["mon", "tue"]);
    expect(weekOf(null, [["sat"], null])).toEqual([...WORKING_WEEK, "sat"]);
    expect(weekOf(null, [])).toEqual(WORKING_WEEK);
  });

  test("2026-11-21 is a Saturday", () => {
    const calendar = { week: WORKING_WEEK, timeZone: "Europe/Berlin", leave: [] };
    expect(isPracticeDay("2026-11-20", calendar)).toBe(true);
    expect(isPracticeDay("2026-11-21", calendar)).toBe(false);
    expect(practiceDayFrom("2026-11-21", calendar)).toBe("2026-11-23");
  });

  test("whose noon is in leave is no practice day, in the person's own zone", () => {
    const leave = [{ startsAt: Date.UTC(2026, 10, 20, 0), endsAt: Date.UTC(2026, 10, 20, 3) }];
    expect(isPracticeDay("2026-11-20", { week: WORKING_WEEK, timeZone: "Pacific/Auckland", leave })).toBe(true);
    const noon = [{ startsAt: Date.UTC(2026, 10, 19, 22), endsAt: Date.UTC(2026, 10, 20, 0) }];
    expect(isPracticeDay("2026-11-20", { week: WORKING_WEEK, timeZone: "Pacific/Auckland", leave: noon })).toBe(false);
  });
});

describe("telling times", () => {
  test("lie at the chosen hour of a practice day, out of leave, also where clocks change", () => {
    fc.assert(
      fc.property(anyInstant, anyHour, anyCalendar, (at, hour, calendar) => {
        const next = nextTellingTime(at, hour, calendar);
        if (next === null) return;
        expect(next.at).toBeGreaterThan(at);
        expect(hourOf(next.at, calendar.timeZone)).toBe(hour);
        expect(practiceDay(next.at, calendar.timeZone)).toBe(next.day);
        expect(isPracticeDay(next.day, calendar)).toBe(true);
        expect(tellingTime(next.at, hour, calendar)).toEqual(next);
      }),
    );
  });

  test("are never skipped: between an instant and the next telling time nothing could be told first", () => {
    fc.assert(
      fc.property(
        anyInstant,
        anyHour,
        anyCalendar,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, hour, calendar, share) => {
          const next = nextTellingTime(at, hour, calendar);
          if (next === null) return;
          const between = Math.floor(at + (next.at - 1 - at) * share);
          // What can be told in between belongs to an hour that had struck before.
          const time = tellingTime(between, hour, calendar);
          if (time !== null) expect(time.at).toBeLessThanOrEqual(at);
        },
      ),
    );
  });

  test("end nine hours later, or with the practice day at 04:00", () => {
    const calendar = { week: WORKING_WEEK, timeZone: "Europe/Berlin", leave: [] };
    const nine = Date.UTC(2026, 10, 20, 8);
    expect(tellingTime(nine - 1, 9, calendar)).toBeNull();
    expect(tellingTime(nine + TOLD_WITHIN_MS - 1, 9, calendar)).toEqual({ day: "2026-11-20", at: nine });
    expect(tellingTime(nine + TOLD_WITHIN_MS, 9, calendar)).toBeNull();
    expect(tellingTime(Date.UTC(2026, 10, 21, 2, 59), 22, calendar)?.day).toBe("2026-11-20");
    expect(tellingTime(Date.UTC(2026, 10, 21, 3), 22, calendar)).toBeNull();
  });

  test("a skipped night hour does no harm: on the day clocks go forward the hour is still the hour", () => {
    const calendar = { week: [...WEEKDAYS], timeZone: "Europe/Berlin", leave: [] };
    expect(nextTellingTime(Date.UTC(2026, 2, 28, 12), 9, calendar)?.at).toBe(Date.UTC(2026, 2, 29, 7));
    expect(nextTellingTime(Date.UTC(2026, 9, 24, 12), 9, calendar)?.at).toBe(Date.UTC(2026, 9, 25, 8));
  });
});

describe("a streak", () => {
  const calendar = { week: WORKING_WEEK, timeZone: "Europe/Berlin", leave: [] };
  const always: readonly DueSpell[] = [{ from: "2026-01-01", to: null }];
  const daysFrom = (first: string, count: number) => {
    const days = [first];
    while (days.length < count) days.push(dayAfter(days.at(-1)!));
    return days;
  };

  test("goes on over weekends and counts today once it is practised", () => {
    const week = new Set(["2026-11-19", "2026-11-20", "2026-11-23"]);
    expect(streak(week, always, calendar, "2026-11-23")).toEqual({ days: 3, today: true });
    expect(streak(week, always, calendar, "2026-11-24")).toEqual({ days: 3, today: false });
  });

  test("forgives one missed practice day in five, not two", () => {
    const one = new Set(["2026-11-16", "2026-11-18", "2026-11-19", "2026-11-20"]);
    expect(streak(one, always, calendar, "2026-11-20").days).toBe(4);
    const two = new Set(["2026-11-16", "2026-11-18", "2026-11-20"]);
    expect(streak(two, always, calendar, "2026-11-20").days).toBe(2);
    expect(streak(one, always, calendar, "2026-11-25").days).toBe(0);
    const monthly = daysFrom("2026-03-02", 60).filter((_, index) => index % 7 !== 2);
    expect(streak(new Set(monthly), always, calendar, monthly.at(-1)!).days).toBe(monthly.length);
  });

  test("keeps a day on which nothing was due", () => {
    const spells = [{ from: "2026-11-18", to: null }];
    expect(streak(new Set(["2026-11-16"]), spells, calendar, "2026-11-19").days).toBe(3);
    expect(streak(new Set(["2026-11-16"]), spells, calendar, "2026-11-23").days).toBe(0);
  });

  test("is never broken by leave or by days that are no practice days, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...ZONES),
        (kept, away, timeZone) => {
          const days = daysFrom("2026-02-02", kept + away + 1);
          const left = days[kept]!;
          const back = days[kept + away]!;
          const leave = [{ startsAt: Date.parse(left) - 16 * HOUR_MS, endsAt: Date.parse(back) - 16 * HOUR_MS }];
          const own = { week: [...WEEKDAYS], timeZone, leave };
          const practised = new Set(days.slice(0, kept));
          expect(streak(practised, always, own, back).days).toBeGreaterThanOrEqual(kept - 1);
          expect(streak(practised, always, { ...own, week: ["sun"], leave: [] }, back).days).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("one more practised day never makes it shorter, and N misses apart are forgiven", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { maxLength: 40 }), fc.nat(60), fc.nat(30), (indices, more, calm) => {
        const days = daysFrom("2026-02-02", 62);
        const some = new Set(indices.map((index) => days[index]!));
        const due = [{ from: days[calm]!, to: null }];
        const before = streak(some, due, calendar, days[61]!).days;
        const after = streak(new Set([...some, days[more]!]), due, calendar, days[61]!).days;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
    expect(FORGIVEN_EVERY).toBe(5);
  });

  test("practice is due from the day recall has fallen, of a text that is still asked", () => {
    const answer = (day: string, correct: boolean) => ({
      id: day,
      correct,
      at: Date.parse(`${day}T10:00:00Z`),
      day,
      variant: "a",
      voided: false,
    });
    const log = [answer("2026-11-02", true), answer("2026-11-16", false), answer("2026-11-17", true)];
    const [first, second, third] = dueSpells(DEFAULT_MODEL, log, { timeZone: "Europe/Berlin", isCurrent: true });
    expect(first!.from > "2026-11-02").toBe(true);
    expect(first?.to).toBe("2026-11-16");
    expect(second).toEqual({ from: "2026-11-16", to: "2026-11-17" });
    expect(third?.to).toBeNull();
    expect(dueSpells(DEFAULT_MODEL, log, { timeZone: "Europe/Berlin", isCurrent: false })).toHaveLength(2);
  });
});
