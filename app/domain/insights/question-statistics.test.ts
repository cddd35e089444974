import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionStatistics, type RepAnswers } from "./question-statistics.ts";

function answers(count: number, correct: boolean, right: number): RepAnswers[] {
  return Array.from({ length: count }, (_, index) => ({
    repId: `${correct}${right}${index}`,
    asked: 1,
    right: correct ? 1 : 0,
    rest: { answers: 10, right },
  }));
}

describe("what the log says about a question", () => {
  test("is the share of right answers from ten on, with its interval, and who was asked", () => {
    const nine = questionStatistics(answers(9, true, 5), [{ text: "yes", picked: 9 }]);
    expect(nine).toMatchObject({ asked: 9, people: 9, facility: { kind: "too_few", count: 9, total: 9 } });
    const { facility } = questionStatistics([...answers(30, true, 8), ...answers(10, false, 4)], []);
    expect(facility).toMatchObject({ kind: "known", share: 0.75 });
    if (facility.kind === "known")
      expect([facility.low, facility.high].map((x) => x.toFixed(3))).toEqual(["0.598", "0.858"]);
  });

  test("tells how well it separates, worked out by hand", () => {
    // M1 = 0.8, M0 = 0.4, p = 0.75; the mean is 0.7 and the variance 0.75 · 0.01 + 0.25 · 0.09 = 0.03, so r = 1.
    const apart = questionStatistics([...answers(30, true, 8), ...answers(10, false, 4)], []);
    expect(apart.discrimination.kind === "known" && apart.discrimination.value).toBeCloseTo(1, 10);
    // 20 right at 0.8, 10 right at 0.2; 5 wrong at 0.8, 5 at 0.2: M1 = 0.6, M0 = 0.5, mean 0.575, variance 0.084375.
    const mixed = questionStatistics(
      [...answers(20, true, 8), ...answers(10, true, 2), ...answers(5, false, 8), ...answers(5, false, 2)],
      [],
    );
    expect(mixed.discrimination.kind === "known" && mixed.discrimination.value).toBeCloseTo(
      (0.1 / Math.sqrt(0.084375)) * Math.sqrt(0.75 * 0.25),
      10,
    );
  });

  test("says when it can't tell", () => {
    expect(questionStatistics(answers(29, true, 5), []).discrimination).toEqual({
      kind: "unknown",
      because: "too_few",
    });
    expect(questionStatistics(answers(40, true, 5), []).discrimination).toEqual({
      kind: "unknown",
      because: "no_spread",
    });
    const same = [...answers(20, true, 5), ...answers(20, false, 5)];
    expect(questionStatistics(same, []).discrimination).toEqual({ kind: "unknown", because: "no_spread" });
    const nothingElse = answers(40, true, 0).map((each) => ({ ...each, rest: { answers: 0, right: 0 } }));
    expect(questionStatistics(nothingElse, []).discrimination).toEqual({ kind: "unknown", because: "too_few" });
  });

  test("names options that nobody picks once thirty have answered", () => {
    const idle = (count: number) =>
      questionStatistics(answers(count, true, 5), [
        { text: "yes", picked: count },
        { text: "no", picked: 0 },
      ]).options.map(({ picked, isIdle }) => [picked, isIdle]);
    expect(idle(29)).toEqual([
      [29, false],
      [0, false],
    ]);
    expect(idle(30)).toEqual([
      [30, false],
      [0, true],
    ]);
  });

  test("is the same whether answers come one by one or counted together", () => {
    const each = [...answers(20, true, 8), ...answers(10, false, 8), ...answers(5, true, 2), ...answers(5, false, 2)];
    const together = [
      { repId: "a", asked: 30, right: 20, rest: { answers: 10, right: 8 } },
      { repId: "b", asked: 10, right: 5, rest: { answers: 10, right: 2 } },
    ];
    const { people: _, ...one } = questionStatistics(each, []);
    const { people: __, ...other } = questionStatistics(together, []);
    expect(JSON.parse(JSON.stringify(other), rounded)).toEqual(JSON.parse(JSON.stringify(one), rounded));
    function rounded(_key: string, value: unknown) {
      return typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value;
    }
  });

  test("a correlation stays within -1 and 1, and turns when right and wrong do", () => {
    const shares = (most: number) =>
      fc.integer({ min: 1, max: most }).chain((total) => fc.tuple(fc.constant(total), fc.nat(total)));
    const answer = fc
      .tuple(fc.constantFrom("a", "b", "c"), shares(5), shares(20))
      .map(([repId, [asked, right], [elsewhere, rightElsewhere]]) => ({
        repId,
        asked,
        right,
        rest: { answers: elsewhere, right: rightElsewhere },
      }));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 30, maxLength: 60 }), (all) => {
        const straight = questionStatistics(all, []).discrimination;
        const turned = questionStatistics(
          all.map((each) => ({ ...each, right: each.asked - each.right })),
          [],
        ).discrimination;
        expect(straight.kind).toBe(turned.kind);
        if (straight.kind !== "known" || turned.kind !== "known") return;
        expect(Math.abs(straight.value)).toBeLessThanOrEqual(1 + 1e-9);
        expect(straight.value).toBeCloseTo(-turned.value, 9);
      }),
    );
  });
});
