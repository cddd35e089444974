import { describe, expect, it } from "vitest";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { anAnswer, NOW } from "#tests/support/gate.ts";
import { aNewCampaign } from "#tests/support/simulated-campaign.ts";
import { WORKING_WEEK } from "./rhythm.ts";
import { launchPlan, type LaunchQuestion } from "./launch-plan.ts";

/** NOW is a Monday, 09:00. */
function asked(days: number, rest: Partial<LaunchQuestion> = {}): LaunchQuestion {
  const campaign = aNewCampaign(6, 3);
  return {
    campaign,
    model: DEFAULT_MODEL,
    now: NOW,
    launchAt: NOW + days * DAY_MS,
    attendance: 1,
    runs: 20,
    seed: 1,
    ...rest,
  };
}

describe("a launch plan", () => {
  it("asks for fewer questions a day the more time is left", () => {
    const [week, month] = [launchPlan(asked(7)), launchPlan(asked(28))];
    expect(week.kind).toBe("in_time");
    expect(month.kind).toBe("in_time");
    if (week.kind !== "in_time" || month.kind !== "in_time") return;
    expect(month.questionsADay).toBeLessThanOrEqual(week.questionsADay);
    expect(week.chance.share).toBeGreaterThanOrEqual(0.9);
    expect(week.chance.low).toBeLessThan(week.chance.share);
    expect(week.minutesADay.low).toBeGreaterThan(0);
    expect(week.minutesADay.low).toBeLessThan(week.minutesADay.high);
    // No sitting is longer than what is promised as the most.
    expect(week.minutesADay.high * 3).toBeLessThanOrEqual(week.questionsADay + 1e-9);
  });

  it("says that one day is too late to be ready, and by when it would do", () => {
    const plan = launchPlan(asked(1));
    expect(plan).toMatchObject({ kind: "too_late", chance: { share: 0 } });
    if (plan.kind !== "too_late") return;
    expect(plan.provisional.share).toBeGreaterThanOrEqual(plan.chance.share);
    expect(plan.laterByDays).toBeGreaterThan(0);
  });

  it("asks nothing of who is ready on the day anyway", () => {
    const state = foldAnswers(
      DEFAULT_MODEL,
      [-9, -6, -1].map((day, index) => anAnswer(day, "abc"[index])),
    );
    const campaign = aNewCampaign(4, 2);
    const ready = { ...campaign, criteria: campaign.criteria.map((criterion) => ({ ...criterion, state })) };
    expect(launchPlan(asked(7, { campaign: ready }))).toMatchObject({
      kind: "in_time",
      questionsADay: 0,
      minutesADay: { mean: 0, low: 0, high: 0 },
    });
  });

  it("is the same for the same seed, and harder for who misses days", () => {
    const launchAt = NOW + 4 * DAY_MS + HOUR_MS;
    const regular = launchPlan(asked(4, { launchAt }));
    expect(launchPlan(asked(4, { launchAt }))).toStrictEqual(regular);
    const rare = launchPlan(asked(4, { launchAt, attendance: 0.3 }));
    expect(rare.kind).toBe("too_late");
  });

  it("counts nobody in who is away until then, and asks more of who practises on two days a week", () => {
    const calendar = { week: WORKING_WEEK, timeZone: "UTC", leave: [] };
    const every = launchPlan(asked(14, { calendar }));
    expect(every).toStrictEqual(launchPlan(asked(14)));
    const away = launchPlan(
      asked(14, { calendar: { ...calendar, leave: [{ startsAt: NOW - DAY_MS, endsAt: NOW + 14 * DAY_MS }] } }),
    );
    expect(away).toMatchObject({ kind: "too_late", chance: { share: 0 } });
    const rare = launchPlan(asked(14, { calendar: { ...calendar, week: ["tue", "thu"] } }));
    if (every.kind !== "in_time") throw new Error("two weeks of every day were to do");
    if (rare.kind === "in_time") expect(rare.questionsADay).toBeGreaterThan(every.questionsADay);
  });
});
