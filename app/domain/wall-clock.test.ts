import { describe, expect, test } from "vitest";
import { formTimeOf, instantOfFormTime } from "#app/domain/wall-clock.ts";

describe("a time as a form calls it", () => {
  test.each([
    ["2026-12-03T09:00", "Europe/Berlin", "2026-12-03T08:00:00.000Z"],
    ["2026-07-03T09:00", "Europe/Berlin", "2026-07-03T07:00:00.000Z"],
    ["2026-12-03T23:30", "America/Los_Angeles", "2026-12-04T07:30:00.000Z"],
    // The first hour after the clock was put forward.
    ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ])("%s in %s is %s, and reads back", (text, zone, iso) => {
    const at = instantOfFormTime(text, zone);
    expect(at === null ? null : new Date(at).toISOString()).toBe(iso);
    expect(formTimeOf(at ?? 0, zone)).toBe(text);
  });

  test.each(["", "tomorrow", "2026-12-03", "2026-13-45T09:00", "2026-12-03T09:00Z"])("%s is no time", (text) => {
    expect(instantOfFormTime(text, "UTC")).toBeNull();
  });
});
