import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { aNewCampaign } from "#tests/support/simulated-campaign.ts";
import type { TrueMemory } from "../true-memory.ts";
import { ACTIVATION_2005, ACTIVATION_2008, activationModel } from "./activation.ts";
import { trainEveryWay } from "./compare-training.ts";
import { halfLifeModel } from "./half-life.ts";
import { outcomeOf, type Trained } from "./outcome.ts";

const START = Date.UTC(2026, 0, 5);
const CAMPAIGN = aNewCampaign(12, 6);

/** Recall `later` days after the last of right answers on these days. */
function recallAfter<State>(model: TrueMemory<State>, days: readonly number[], later: number): number {
  let state = model.begin({ learning: 0, forgetting: 0 }, null, START, seeded("one criterion"));
  for (const day of days) {
    const at = START + day * DAY_MS;
    state = model.after(state, { id: "", correct: true, at, day: "", variant: "a", voided: false });
  }
  return model.recall(state, START + ((days.at(-1) ?? 0) + later) * DAY_MS);
}

describe.each([
  ["activation 2008", (...args: [readonly number[], number]) => recallAfter(activationModel(ACTIVATION_2008), ...args)],
  ["activation 2005", (...args: [readonly number[], number]) => recallAfter(activationModel(ACTIVATION_2005), ...args)],
  ["half-lives", (...args: [readonly number[], number]) => recallAfter(halfLifeModel, ...args)],
])("true memory by %s", (_, recall) => {
  it("fades with time and grows with practice", () => {
    expect(recall([1, 2, 4], 10)).toBeLessThan(recall([1, 2, 4], 5));
    expect(recall([1, 2, 4, 8], 10)).toBeGreaterThan(recall([1, 4, 8].slice(0, 1), 10));
  });

  it("is served better by spaced answers than by as many in one go", () => {
    const massed = [8, 8.0003, 8.0006, 8.0009];
    expect(recall([1, 3, 5, 8], 30)).toBeGreaterThan(recall(massed, 30));
  });
});

describe("the same person trained every way", () => {
  const people = Array.from({ length: 10 }, (_, n) =>
    trainEveryWay({ campaign: CAMPAIGN, model: DEFAULT_MODEL }, halfLifeModel, `test ${n}`),
  );

  it("is the same for the same seed", () => {
    expect(trainEveryWay({ campaign: CAMPAIGN, model: DEFAULT_MODEL }, halfLifeModel, "test 3")).toStrictEqual(
      people[3],
    );
  });

  it("never spends more minutes a rival way than ours", () => {
    for (const ways of people) {
      expect(Object.keys(ways)).toEqual(["ours", "fixed interval", "Leitner", "one-shot exam"]);
      for (const { answers } of Object.values(ways)) expect(answers).toBeLessThanOrEqual(ways.ours!.answers);
    }
  });

  it("is looked at once a working day, whichever way", () => {
    for (const { moments } of people.flatMap((ways) => Object.values(ways))) expect(moments).toHaveLength(65);
  });

  it("where half-lives meet the published average, is falsely green a third as often as by the exam, or less", () => {
    const green = (way: string) =>
      outcomeOf(
        people.map((ways) => ways[way]!),
        0.8,
        seeded("bootstrap"),
      ).falseGreen;
    expect(green("ours").high * 3).toBeLessThan(green("one-shot exam").low);
  });
});

describe("an outcome", () => {
  const moment = (isOpen: boolean, knowledge: number) => ({ at: 0, isOpen, knowledge });
  const one: Trained = {
    answers: 10,
    openedOn: 3,
    moments: [moment(true, 0.9), moment(true, 0.5), moment(false, 0.9), moment(false, 0.2), moment(true, 0.8)],
  };

  it("counts open gates over too little, and shut ones over enough", () => {
    const { falseGreen, falseRed, open } = outcomeOf([one], 0.8, seeded(1));
    expect(falseGreen).toEqual({ value: 1 / 3, low: 1 / 3, high: 1 / 3 });
    expect(falseRed.value).toBe(1 / 3);
    expect(open.value).toBe(3 / 5);
  });

  it("says who was never let in", () => {
    const { openedOn } = outcomeOf([one, { ...one, openedOn: Infinity }], 0.8, seeded(1));
    expect(openedOn).toEqual({ middle: 3, never: 1 });
  });
});
