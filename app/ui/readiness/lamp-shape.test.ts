import { describe, expect, it } from "vitest";
import { lampShape, lampWords, type ReadinessSign } from "./lamp-shape.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 5, 9);

const ready = (days: number): ReadinessSign => ({ level: "ready", via: "gate", until: NOW + days * DAY });

describe("the lamp", () => {
  it("is green while ready, with a ring that steps down by the day", () => {
    expect(lampShape(ready(10.2), NOW)).toMatchObject({ tone: "ready", core: "full", ring: 10 });
    expect(lampShape(ready(30), NOW)).toMatchObject({ ring: 14 });
    expect(lampShape({ ...ready(1), until: null }, NOW)).toMatchObject({ tone: "ready", ring: 14 });
  });

  it("keeps its green core and turns its ring amber under three days", () => {
    expect(lampShape(ready(2.9), NOW)).toMatchObject({ tone: "soon", core: "full", word: "Ready" });
    expect(lampShape(ready(3), NOW)).toMatchObject({ tone: "ready" });
  });

  it("is half for provisional and hollow without a ring for not ready", () => {
    expect(lampShape({ level: "provisional", via: "gate", until: NOW + 3 * DAY }, NOW)).toMatchObject({
      core: "half",
      ring: 3,
    });
    expect(lampShape({ level: "not_ready", via: null, until: NOW + DAY }, NOW)).toMatchObject({
      core: "hollow",
      ring: null,
    });
  });

  it("is hollow with an ink ring under a waiver: eligible without knowing", () => {
    const waived: ReadinessSign = { level: "ready", via: "waiver", until: NOW + 5 * DAY };
    expect(lampShape(waived, NOW)).toMatchObject({ tone: "waived", core: "hollow", ring: 5, word: "Waiver" });
  });

  it("has no ring once its time is over", () => {
    expect(lampShape(ready(-1), NOW)).toMatchObject({ ring: null });
  });

  it("says the same in words", () => {
    expect(lampWords(ready(10.2), NOW)).toBe("Ready, 10 days left");
    expect(lampWords(ready(1.5), NOW)).toBe("Ready, 1 day left");
    expect(lampWords(ready(0.1), NOW)).toBe("Ready, less than a day left");
    expect(lampWords({ level: "not_ready", via: null, until: null }, NOW)).toBe("Not ready");
  });
});
