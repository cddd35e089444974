import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { dispositionRules, judgeDisposition, STANDARD_DISPOSITIONS } from "./dispositions.ts";

const NOW = Date.parse("2026-01-05T09:00:00Z");
const asked = { code: "bad_timing", stage: "working", touches: 2, minTouches: 6, at: NOW, revisitAt: null } as const;

describe("dispositions", () => {
  it("every code has an action, and the playbook's word wins", () => {
    const rules = dispositionRules([
      { code: "no_budget", action: "recycle" },
      { code: "partner_desk", action: "reroute" },
    ]);
    expect(rules).toHaveLength(STANDARD_DISPOSITIONS.length + 1);
    expect(rules.find((rule) => rule.code === "no_budget")).toMatchObject({ action: "recycle", label: "No budget" });
  });

  it.each([
    { code: "wrong_fit", own: [], expected: { to: "disqualified", revisitAt: null, turnBack: true } },
    { code: "bad_timing", own: [], expected: { to: "nurturing", revisitAt: NOW + 90 * DAY_MS, turnBack: false } },
    {
      code: "bad_timing",
      own: [{ code: "bad_timing", action: "nurture", revisitAfterMs: 10 * DAY_MS }] as const,
      expected: { to: "nurturing", revisitAt: NOW + 10 * DAY_MS, turnBack: false },
    },
    {
      code: "partner_desk",
      own: [{ code: "partner_desk", action: "reroute" }] as const,
      expected: { to: "reroute", turnBack: true },
    },
  ])("$code leads to $expected.to", ({ code, own, expected }) => {
    expect(judgeDisposition(own, { ...asked, code })).toMatchObject({ kind: "accepted", ...expected });
  });

  it("takes the date the rep asks for, if it lies ahead", () => {
    expect(judgeDisposition([], { ...asked, revisitAt: NOW + DAY_MS })).toMatchObject({ revisitAt: NOW + DAY_MS });
    expect(judgeDisposition([], { ...asked, revisitAt: NOW })).toMatchObject({ kind: "refused", code: "past" });
  });

  it("allows unresponsive only after the agreed number of touches", () => {
    const unresponsive = { ...asked, code: "unresponsive" };
    expect(judgeDisposition([], { ...unresponsive, touches: 5 })).toMatchObject({
      kind: "refused",
      code: "too_few_touches",
    });
    expect(judgeDisposition([], { ...unresponsive, touches: 6 })).toMatchObject({
      kind: "accepted",
      action: "recycle",
    });
  });

  it("names the codes there are when asked for another, and wants an owner", () => {
    expect(judgeDisposition([], { ...asked, code: "bad" })).toMatchObject({ kind: "refused", code: "unknown_code" });
    expect(judgeDisposition([], { ...asked, stage: "held" })).toMatchObject({ kind: "refused", code: "not_owned" });
  });
});
