import { describe, expect, it } from "vitest";
import type { SlaPolicy } from "#app/domain/playbook/playbook.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import { clockStep, firstTouchTimes } from "./clocks.ts";

const policy: SlaPolicy = {
  highIntentMs: HOUR_MS,
  standardMs: 4 * HOUR_MS,
  calendar: "always",
  minTouches: 6,
  reassignAfterMs: 2 * HOUR_MS,
};
const MONDAY = Date.parse("2026-01-05T09:00:00Z");
const times = firstTouchTimes(policy, "standard", MONDAY, "Europe/Berlin");
const running = { stopped: false, breached: false, reminded: false };

describe("first touch", () => {
  it("is due after an hour for high intent, after four for others", () => {
    expect(firstTouchTimes(policy, "high", MONDAY, "Europe/Berlin").dueAt).toBe(MONDAY + HOUR_MS);
    expect(times).toEqual({
      remindsAt: MONDAY + 3 * HOUR_MS,
      dueAt: MONDAY + 4 * HOUR_MS,
      reassignsAt: MONDAY + 6 * HOUR_MS,
    });
  });

  it("waits for the morning where the calendar is business", () => {
    const friday = Date.parse("2026-01-09T16:30:00Z");
    const due = firstTouchTimes({ ...policy, calendar: "business" }, "high", friday, "Europe/Berlin").dueAt;
    expect(new Date(due).toISOString()).toBe("2026-01-12T08:30:00.000Z");
  });
});

describe("what a clock calls for", () => {
  it.each([
    { state: running, hours: 2, step: "wait" },
    { state: running, hours: 3, step: "remind" },
    { state: { ...running, reminded: true }, hours: 3, step: "wait" },
    { state: running, hours: 4, step: "breach" },
    { state: running, hours: 9, step: "breach" },
    { state: { ...running, breached: true }, hours: 5, step: "wait" },
    { state: { ...running, breached: true }, hours: 6, step: "reassign" },
    { state: { ...running, stopped: true }, hours: 9, step: "none" },
  ])("after $hours h: $step", ({ state, hours, step }) => {
    expect(clockStep(state, times, MONDAY + hours * HOUR_MS)).toBe(step);
  });

  it("ends with the breach where silence takes nothing away", () => {
    expect(clockStep({ ...running, breached: true }, { ...times, reassignsAt: null }, MONDAY + 99 * HOUR_MS)).toBe(
      "none",
    );
  });
});
