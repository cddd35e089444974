import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { aCriterion, anAnswer, aQuestion, HELD, IN_GOOD_STANDING, NOW, POLICY, PROVEN } from "#tests/support/gate.ts";
import { decide } from "./decide.ts";
import { eligibilityOf } from "./eligibility.ts";
import type { Standing } from "./readiness.ts";

const ready = decide(aQuestion([aCriterion("c", PROVEN)]));
const provisional = decide(aQuestion([aCriterion("c", HELD)]));
const notReady = decide(aQuestion([aCriterion("c", [anAnswer(-1, "a", false)])]));
const waiver = { id: "w1", reason: "covers the trade show", until: NOW + DAY_MS };
const closed = { ...POLICY, provisionalOpenLeads: 0 };

function standing(facts: Partial<Standing>): Standing {
  return { ...IN_GOOD_STANDING, ...facts };
}

describe("eligibility", () => {
  it.each([
    { name: "ready", readiness: ready, via: "gate", until: ready.until, codes: [] },
    { name: "provisional", readiness: provisional, via: "gate", until: provisional.until, codes: ["not_proven"] },
    { name: "not ready", readiness: notReady, via: null, until: null, codes: ["last_answer_wrong"] },
  ])("follows the gate when $name", ({ readiness, via, until, codes }) => {
    const eligibility = eligibilityOf(readiness, IN_GOOD_STANDING, POLICY, NOW);
    expect(eligibility).toMatchObject({ eligible: via !== null, level: readiness.level, via, until });
    expect(eligibility.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it("refuses a provisional rep where provisional is switched off, and keeps the level", () => {
    expect(eligibilityOf(provisional, IN_GOOD_STANDING, closed, NOW)).toMatchObject({
      eligible: false,
      level: "provisional",
      until: null,
      reasons: [{ code: "provisional_switched_off" }, { code: "not_proven" }],
    });
  });

  it.each([
    { facts: { active: false }, code: "inactive" },
    { facts: { enrolled: false }, code: "not_enrolled" },
    { facts: { suspension: { reason: "an audit" } }, code: "suspended" },
  ])("never lets someone $code through, not even with a waiver", ({ facts, code }) => {
    for (const readiness of [ready, provisional, notReady, null]) {
      const eligibility = eligibilityOf(readiness, standing({ ...facts, waiver }), readiness && POLICY, NOW);
      expect(eligibility).toMatchObject({ eligible: false, via: null, until: null });
      expect(eligibility.reasons[0]?.code).toBe(code);
    }
  });

  it("refuses everybody without a playbook in force", () => {
    expect(eligibilityOf(null, standing({ waiver }), null, NOW)).toEqual({
      eligible: false,
      level: "not_ready",
      via: null,
      until: null,
      reasons: [{ code: "no_playbook", message: expect.any(String) }],
    });
  });
});

describe("a waiver", () => {
  it.each([
    { name: "not ready", readiness: notReady, policy: POLICY },
    { name: "provisional, switched off", readiness: provisional, policy: closed },
  ])("opens what the gate doesn't ($name), until it ends, and leaves the level", ({ readiness, policy }) => {
    const eligibility = eligibilityOf(readiness, standing({ waiver }), policy, NOW);
    expect(eligibility).toMatchObject({ eligible: true, via: "waiver", until: waiver.until, level: readiness.level });
    expect(eligibility.reasons[0]).toEqual({ code: "waived", message: "A waiver is in force: covers the trade show" });
  });

  it("ends on the millisecond", () => {
    expect(eligibilityOf(notReady, standing({ waiver }), POLICY, waiver.until - 1).eligible).toBe(true);
    expect(eligibilityOf(notReady, standing({ waiver }), POLICY, waiver.until).eligible).toBe(false);
  });

  it("gives way to the gate while that is open", () => {
    const long = { ...waiver, until: NOW + 900 * DAY_MS };
    expect(eligibilityOf(ready, standing({ waiver: long }), POLICY, NOW)).toMatchObject({
      via: "gate",
      until: ready.until,
    });
  });
});
