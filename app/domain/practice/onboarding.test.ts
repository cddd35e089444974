import { expect, test } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { DAY_MS, practiceDay } from "#app/domain/time.ts";
import { aCriterion, NOW, POLICY } from "#tests/support/gate.ts";
import { isNewcomer, onboardingDayNumber, onboardingPlan } from "./onboarding.ts";
import type { PracticeSituation } from "./practice.ts";
import { WORKING_WEEK } from "./rhythm.ts";

const CALENDAR = { week: WORKING_WEEK, timeZone: "Europe/Berlin", leave: [] };
const VARIANTS = ["a", "b", "c"].map((id) => ({ id, shown: 0 }));

test("campaigns are met one after the other: each provisional on one day and ready on the next, each told once", () => {
  const one = situationAt(NOW, ["a", "b", "c", "d", "e", "f", "g"]);
  const two = situationAt(NOW, ["x", "y"]);
  const campaigns = [...one.campaigns, ...two.campaigns.map((campaign) => ({ ...campaign, key: "film" }))];
  const plan = onboardingPlan({ ...one, campaigns }, CALENDAR);
  const levels = plan.map(({ reached }) => reached.map(({ campaign, level }) => `${campaign} ${level}`));
  expect(levels).toEqual([["film provisional"], ["expo provisional", "film ready"], ["expo ready"]]);
  // Each with its end: a day's practice alone keeps provisional beyond the next day, ready for a week or two.
  for (const { at, reached } of plan) {
    for (const { level, until } of reached) {
      expect(until! - at).toBeGreaterThan(level === "ready" ? 7 * DAY_MS : DAY_MS);
      expect(until! - at).toBeLessThan(30 * DAY_MS);
    }
  }
});

function situationAt(at: number, criteria: readonly string[]): PracticeSituation {
  return {
    at,
    day: practiceDay(at, CALENDAR.timeZone),
    campaigns: [
      {
        key: "expo",
        policy: POLICY,
        criteria: criteria.map((key) => aCriterion(key)),
        variants: Object.fromEntries(criteria.map((key) => [key, VARIANTS])),
      },
    ],
    session: { asked: [], cap: 15 },
    seed: 1,
    model: DEFAULT_MODEL,
  };
}

test("provisional on day one, ready on day two, and then the plan ends", () => {
  const plan = onboardingPlan(situationAt(NOW, ["x", "y"]), CALENDAR);
  expect(plan.map(({ day }) => day)).toEqual(["2026-01-05", "2026-01-06"]);
  expect(plan[0]).toMatchObject({
    questions: 4,
    met: [{ campaign: "expo", titles: ["Criterion x", "Criterion y"] }],
    reached: [{ campaign: "expo", level: "provisional" }],
  });
  expect(plan[1]).toMatchObject({ met: [], reached: [{ campaign: "expo", level: "ready" }] });
});

test("a day never asks more than ten minutes, and meets each criterion once", () => {
  const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
  const plan = onboardingPlan(situationAt(NOW, keys), CALENDAR);
  expect(Math.max(...plan.map(({ questions }) => questions))).toBeLessThanOrEqual(30);
  const met = plan.flatMap((each) => each.met.flatMap(({ titles }) => titles));
  expect(met).toHaveLength(20);
  expect(new Set(met).size).toBe(20);
});

test("who begins before the weekend goes on after it; leave moves the plan", () => {
  const friday = NOW + 4 * DAY_MS;
  expect(onboardingPlan(situationAt(friday, ["x"]), CALENDAR).map(({ day }) => day)).toEqual([
    "2026-01-09",
    "2026-01-12",
  ]);
  const leave = [{ startsAt: friday + DAY_MS, endsAt: friday + 4 * DAY_MS }];
  const away = onboardingPlan(situationAt(friday, ["x"]), { ...CALENDAR, leave });
  expect(away.map(({ day }) => day)).toEqual(["2026-01-09", "2026-01-13"]);
});

test("somebody is new for two weeks, or until ready everywhere", () => {
  expect(isNewcomer(NOW, NOW, ["not_ready", "ready"])).toBe(true);
  expect(isNewcomer(NOW, NOW, ["ready", "ready"])).toBe(false);
  expect(isNewcomer(NOW, NOW, [])).toBe(false);
  expect(isNewcomer(NOW - 14 * DAY_MS, NOW, ["not_ready"])).toBe(false);
  expect(onboardingDayNumber(NOW, "2026-01-05", CALENDAR)).toBe(1);
  expect(onboardingDayNumber(NOW, "2026-01-12", CALENDAR)).toBe(6);
});
