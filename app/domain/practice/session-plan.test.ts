import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { aCriterion, anAnswer, aStandardCriterion, NOW, POLICY } from "#tests/support/gate.ts";
import type { CriterionStanding } from "#app/domain/readiness/readiness.ts";
import { sessionPlan } from "./session-plan.ts";
import type { PracticeSituation } from "./practice.ts";

const VARIANTS = ["a", "b", "c"].map((id) => ({ id, shown: 0 }));

function aSituation(campaigns: Record<string, readonly CriterionStanding[]>, cap = 15): PracticeSituation {
  return {
    at: NOW,
    day: "2026-01-05",
    seed: 1,
    model: DEFAULT_MODEL,
    session: { asked: [], cap },
    campaigns: Object.entries(campaigns).map(([key, criteria]) => ({
      key,
      policy: POLICY,
      criteria,
      variants: Object.fromEntries(criteria.map((criterion) => [criterion.key, VARIANTS])),
    })),
  };
}

describe("a session plan", () => {
  it("says how many questions, how long, and what they bring: three open one campaign, the rest keep and prove", () => {
    const due = [anAnswer(-16, "a"), anAnswer(-14, "b")];
    const plan = sessionPlan(
      aSituation({
        keeps: [aCriterion("k1", due), aCriterion("k2", due)],
        proves: [aCriterion("p", [anAnswer(-1, "a"), anAnswer(-1, "b")])],
        opens: [aCriterion("o1"), aCriterion("o2", [anAnswer(-1, "a")])],
      }),
    );
    expect(plan).toEqual({
      questions: 6,
      minutes: 2,
      byCampaign: [
        { key: "opens", questions: 3, effect: "opens", reachedAfter: 3, criteria: ["o1", "o2"] },
        { key: "proves", questions: 1, effect: "to_ready", reachedAfter: 4, criteria: ["p"] },
        { key: "keeps", questions: 2, effect: "keeps", reachedAfter: null, criteria: ["k1", "k2"] },
      ],
    });
  });

  it("says so if the cap ends it before the gate opens", () => {
    const plan = sessionPlan(aSituation({ x: [aCriterion("a"), aCriterion("b"), aStandardCriterion("s")] }, 3));
    expect(plan.byCampaign).toEqual([
      { key: "x", questions: 3, effect: "towards", reachedAfter: null, criteria: ["a", "b", "s"] },
    ]);
  });

  it("is empty when there is nothing to ask", () => {
    expect(sessionPlan(aSituation({}))).toEqual({ questions: 0, minutes: 0, byCampaign: [] });
  });
});
