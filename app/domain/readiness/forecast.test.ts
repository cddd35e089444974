import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { aCriterion, anyQuestionWithPending, aQuestion, HELD, NOW, POLICY, PROVEN } from "#tests/support/gate.ts";
import { decide } from "./decide.ts";
import { levelAt, levelChanges } from "./forecast.ts";

const FAR = NOW + 1000 * DAY_MS;

describe("the forecast", () => {
  it("names the level now and the day it is lost", () => {
    const question = aQuestion([aCriterion("c", PROVEN)]);
    expect(levelChanges(question, FAR)).toEqual([
      { at: NOW, level: "ready" },
      { at: decide(question).until, level: "not_ready" },
    ]);
    expect(levelChanges(question, NOW + DAY_MS)).toEqual([{ at: NOW, level: "ready" }]);
  });

  it("follows a pending version down and back up", () => {
    const from = NOW + DAY_MS;
    const pending = { from, version: 2, policy: POLICY };
    const down = aQuestion([], { pending: { ...pending, criteria: [aCriterion("c", HELD)] } });
    expect(levelChanges(down, FAR).map(({ level }) => level)).toEqual(["ready", "provisional", "not_ready"]);
    const up = aQuestion([aCriterion("c")], { pending: { ...pending, criteria: [] } });
    expect(levelChanges(up, FAR)).toEqual([
      { at: NOW, level: "not_ready" },
      { at: from, level: "ready" },
    ]);
  });

  it("agrees with the gate at any instant", () => {
    fc.assert(
      fc.property(anyQuestionWithPending, fc.nat(120 * DAY_MS), (question, wait) => {
        const at = question.at + wait;
        const changes = levelChanges(question, question.at + 120 * DAY_MS);
        expect(changes.findLast((change) => change.at <= at)?.level).toBe(levelAt(question, at));
      }),
      { numRuns: 500 },
    );
  });
});
