import { describe, expect, it } from "vitest";
import { practiceDay } from "#app/domain/time.ts";
import { aCriterion, aQuestion } from "#tests/support/gate.ts";
import { decide } from "./decide.ts";

/** Right answers at instants, each on the practice day of where the rep is then. */
function levelAfter(answers: readonly (readonly [instant: string, timeZone: string])[]) {
  const log = answers.map(([instant, timeZone], index) => {
    const at = Date.parse(instant);
    return {
      id: String(index),
      correct: true,
      at,
      day: practiceDay(at, timeZone),
      variant: `v${index}`,
      voided: false,
    };
  });
  const at = Math.max(...log.map((answer) => answer.at));
  const { level, criteria } = decide(aQuestion([aCriterion("c", log)], { at }));
  return [level, criteria[0]?.days];
}

describe("proven on two practice days of the rep's own zone", () => {
  // The same two instants, ten minutes either side of 04:00 in Kathmandu.
  const SPAN = ["2026-07-01T22:10:00Z", "2026-07-01T22:30:00Z"] as const;

  it.each([
    { timeZone: "Asia/Kathmandu", level: "ready", days: 2 },
    { timeZone: "Europe/Berlin", level: "provisional", days: 1 },
    { timeZone: "UTC", level: "provisional", days: 1 },
  ])("in $timeZone the same two answers make $level", ({ timeZone, level, days }) => {
    expect(levelAfter(SPAN.map((instant) => [instant, timeZone] as const))).toEqual([level, days]);
  });

  it.each([
    { name: "late in the evening and after midnight", answers: ["22:00:00+01:00", "23:59:00+01:00"], days: 1 },
    { name: "just before and at four in the morning", answers: ["03:59:59.999+01:00", "04:00:00+01:00"], days: 2 },
  ])("in Berlin, $name: $days", ({ answers, days }) => {
    const level = days === 2 ? "ready" : "provisional";
    const given = answers.map((time) => [`2026-01-06T${time}`, "Europe/Berlin"] as const);
    expect(levelAfter(given)).toEqual([level, days]);
  });

  it.each([
    // 23 hours apart, over the hour that spring leaves out; and 25 hours, over the one that autumn repeats.
    { name: "in spring", answers: ["2026-03-28T04:00:00+01:00", "2026-03-29T04:00:00+02:00"], days: 2 },
    { name: "within the short day", answers: ["2026-03-28T04:00:00+01:00", "2026-03-29T03:59:59+02:00"], days: 1 },
    { name: "in autumn", answers: ["2026-10-24T04:00:00+02:00", "2026-10-25T04:00:00+01:00"], days: 2 },
    { name: "within the long day", answers: ["2026-10-24T04:00:00+02:00", "2026-10-25T03:59:59+01:00"], days: 1 },
  ])("over the change of the clocks $name: $days", ({ answers, days }) => {
    expect(levelAfter(answers.map((instant) => [instant, "Europe/Berlin"] as const))[1]).toBe(days);
  });

  it("half an hour of Lord Howe counts like any other change", () => {
    const zone = "Australia/Lord_Howe";
    expect(
      levelAfter([
        ["2026-04-04T04:00:00+11:00", zone],
        ["2026-04-05T03:59:59+10:30", zone],
      ])[1],
    ).toBe(1);
    expect(
      levelAfter([
        ["2026-04-04T04:00:00+11:00", zone],
        ["2026-04-05T04:00:00+10:30", zone],
      ])[1],
    ).toBe(2);
  });

  it("a flight west keeps the days that were proven, and the same day lived again is not another one", () => {
    const berlin = ["2026-05-04T08:00:00+02:00", "Europe/Berlin"] as const;
    const morning = ["2026-05-05T08:00:00+02:00", "Europe/Berlin"] as const;
    const landed = ["2026-05-05T11:00:00-07:00", "America/Los_Angeles"] as const;
    expect(levelAfter([berlin, morning])).toEqual(["ready", 2]);
    expect(levelAfter([berlin, morning, landed])).toEqual(["ready", 2]);
    expect(levelAfter([morning, landed])).toEqual(["provisional", 1]);
  });

  it("over the date line, westwards a day is left out and eastwards one comes twice", () => {
    const monday = ["2026-05-04T12:00:00-07:00", "America/Los_Angeles"] as const;
    const wednesday = ["2026-05-06T05:00:00+13:00", "Pacific/Apia"] as const;
    expect(levelAfter([monday, wednesday])).toEqual(["ready", 2]);
    const apia = ["2026-05-05T08:00:00+13:00", "Pacific/Apia"] as const;
    const dayBefore = ["2026-05-04T20:00:00-07:00", "America/Los_Angeles"] as const;
    expect(levelAfter([apia, dayBefore])).toEqual(["ready", 2]);
  });
});
