import { describe, expect, it } from "vitest";
import {
  calendarDaysBetween,
  formatAbout,
  formatDateTime,
  formatDay,
  formatDuration,
  formatRecall,
  formatTableInstant,
  formatTimeLeft,
  formatWhen,
  plural,
  pluralWord,
} from "./format.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 8, 40);

describe("time as people read it", () => {
  it("names the day in the zone that is given", () => {
    expect(formatDay(Date.UTC(2026, 11, 3, 12), "Europe/Berlin")).toBe("Thu 3 Dec");
    expect(formatDateTime(NOW, "Europe/Berlin")).toBe("Mon 23 Nov, 09:40");
    expect(formatDay(Date.UTC(2026, 8, 9, 23, 30), "Asia/Tokyo")).toBe("Thu 10 Sep");
  });

  it("writes an instant as spreadsheets read it", () => {
    expect(formatTableInstant(Date.UTC(2026, 8, 3, 7, 5), "Europe/Berlin")).toBe("2026-09-03 09:05");
    expect(formatTableInstant(Date.UTC(2026, 11, 31, 23, 30), "Europe/Berlin")).toBe("2027-01-01 00:30");
  });

  it("takes the nearest word", () => {
    expect(formatWhen(NOW + 60 * MINUTE, NOW, "Europe/Berlin")).toBe("today 10:40");
    expect(formatWhen(NOW + 24 * 60 * MINUTE, NOW, "Europe/Berlin")).toBe("tomorrow 09:40");
    expect(formatWhen(NOW + 72 * 60 * MINUTE, NOW, "Europe/Berlin")).toBe("Thu 26 Nov, 09:40");
  });

  it("counts days as calendars do, also when the clocks change", () => {
    const saturday = Date.UTC(2026, 9, 24, 21, 59);
    expect(calendarDaysBetween(saturday, saturday + 2 * MINUTE, "Europe/Berlin")).toBe(1);
    expect(calendarDaysBetween(saturday, saturday + 25 * 60 * MINUTE, "Europe/Berlin")).toBe(1);
  });

  it.each([
    [30_000, "under a minute"],
    [34 * MINUTE, "34 min"],
    [185 * MINUTE, "3 h 05"],
    [49 * 60 * MINUTE, "2 days"],
  ])("%i ms is %s", (ms, words) => expect(formatDuration(ms)).toBe(words));

  it("says left or over", () => {
    expect(formatTimeLeft(NOW + 34 * MINUTE, NOW)).toBe("34 min left");
    expect(formatTimeLeft(NOW - 12 * MINUTE, NOW)).toBe("12 min over");
  });

  it.each([
    [21, "about 20 seconds"],
    [60, "about a minute"],
    [118, "about 2 minutes"],
  ])("%i seconds are %s", (seconds, words) => expect(formatAbout(seconds)).toBe(words));
});

describe("numbers", () => {
  it("rounds recall down, so that 0.799 doesn't read as a floor of 0.80", () => {
    expect(formatRecall(0.799)).toBe("0.79");
    expect(formatRecall(0.8)).toBe("0.80");
    expect(formatRecall(0.29)).toBe("0.29");
  });

  it("agrees in number", () => {
    expect(plural(1, "question")).toBe("1 question");
    expect(plural(12_400, "lead")).toBe("12,400 leads");
    expect(pluralWord(2, "criterion", "criteria")).toBe("Two criteria");
  });
});
