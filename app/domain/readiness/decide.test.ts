import { describe, expect, it } from "vitest";
import { firstBelow } from "#app/domain/memory/first-below.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { aCriterion, anAnswer, aQuestion, aStandardCriterion, HELD, NOW, POLICY, PROVEN } from "#tests/support/gate.ts";
import { decide } from "./decide.ts";
import type { GateQuestion } from "./readiness.ts";

function levelAt(question: GateQuestion, at: number) {
  return decide({ ...question, at }).level;
}
function codes(question: GateQuestion) {
  return decide(question).reasons.map(({ code, criterion }) => (criterion ? `${code} ${criterion}` : code));
}

describe("a critical criterion", () => {
  it.each([
    { name: "never answered", criterion: aCriterion("c"), verdict: "never_answered", minutes: 1 },
    {
      name: "answered before it changed",
      criterion: aCriterion("c", [], { answeredBefore: true, revision: 2 }),
      verdict: "changed",
      minutes: 1,
    },
    {
      name: "last answered wrong",
      criterion: aCriterion("c", [...PROVEN, anAnswer(0, "a", false)]),
      verdict: "last_answer_wrong",
      minutes: 1,
    },
    {
      name: "right on one variant, twice",
      criterion: aCriterion("c", [anAnswer(-2, "a"), anAnswer(-1, "a")]),
      verdict: "too_few_variants",
      minutes: 0.5,
    },
    {
      name: "right on one variant since a wrong answer",
      criterion: aCriterion("c", [anAnswer(-2, "a"), anAnswer(-1, "b", false), anAnswer(-1, "b")]),
      verdict: "too_few_variants",
      minutes: 0.5,
    },
    {
      name: "faded under the floor",
      criterion: aCriterion("c", [anAnswer(-20, "a"), anAnswer(-20, "b")]),
      verdict: "recall_below_floor",
      minutes: 0.5,
    },
    {
      name: "practised once in each of two weeks, then not for months",
      criterion: aCriterion("c", [anAnswer(-200, "a"), anAnswer(-190, "b"), anAnswer(-150, "a")]),
      verdict: "overdue",
      minutes: 0.5,
    },
  ])("$name shuts the gate, with what mends it", ({ criterion, verdict, minutes }) => {
    const decision = decide(aQuestion([criterion]));
    expect(decision).toMatchObject({ level: "not_ready", until: null });
    expect(decision.criteria[0]?.verdict.kind).toBe(verdict);
    expect(decision.reasons).toEqual([{ code: verdict, criterion: "c", message: expect.any(String), minutes }]);
  });

  it("held on one day only is provisional, with the day that is missing", () => {
    const decision = decide(aQuestion([aCriterion("c", HELD)]));
    expect(decision.level).toBe("provisional");
    expect(decision.reasons).toEqual([
      {
        code: "not_proven",
        criterion: "c",
        message: "“Criterion c” needs a right answer on one more day.",
        minutes: 0.5,
      },
    ]);
  });

  it("held and right on two days is ready, with nothing to say", () => {
    expect(decide(aQuestion([aCriterion("c", PROVEN)]))).toMatchObject({ level: "ready", reasons: [] });
  });

  it("keeps its days through a wrong answer, but not its run", () => {
    const answers = [...PROVEN, anAnswer(-0.5, "a", false), anAnswer(-0.4, "a"), anAnswer(-0.3, "b")];
    expect(decide(aQuestion([aCriterion("c", answers)])).level).toBe("ready");
  });
});

describe("the weighted mean", () => {
  const fresh = [anAnswer(0, "a"), anAnswer(0, "b")];

  it("weighs critical twice as much as standard", () => {
    const question = aQuestion([aCriterion("c", fresh), aStandardCriterion("s")]);
    expect(decide(question).score).toBeCloseTo(2 / 3, 12);
  });

  it("passes exactly at the pass score", () => {
    const criteria = [aCriterion("a", fresh), aCriterion("b", fresh), aStandardCriterion("s")];
    expect(decide(aQuestion(criteria)).score).toBe(0.8);
    expect(levelAt(aQuestion(criteria), NOW)).toBe("provisional");
    expect(levelAt(aQuestion(criteria), NOW + 1)).toBe("not_ready");
    expect(decide(aQuestion(criteria)).until).toBe(NOW + 1);
  });

  it("names the score and each standard criterion not held, if the critical ones alone would not mend it", () => {
    const wrong = aStandardCriterion("w", [anAnswer(-1, "a", false)]);
    const held = aStandardCriterion("h", [anAnswer(-1, "a")]);
    const question = aQuestion([aCriterion("c"), aStandardCriterion("s"), wrong, held]);
    expect(codes(question)).toEqual([
      "never_answered c",
      "score_below_pass",
      "never_answered s",
      "last_answer_wrong w",
    ]);
  });

  it("stays silent about the score if the missing critical ones would mend it", () => {
    const question = aQuestion([aCriterion("a"), aCriterion("b", fresh), aStandardCriterion("s")]);
    expect(decide(question).score).toBeLessThan(POLICY.pass);
    expect(codes(question)).toEqual(["never_answered a"]);
  });

  it("says the minutes itself where every criterion is held and merely weak", () => {
    const criteria = [1, 2, 3].map((index) => aStandardCriterion(`s${index}`, [anAnswer(-4, "a")]));
    const decision = decide(aQuestion(criteria, { policy: { ...POLICY, pass: 0.95 } }));
    expect(decision.reasons).toEqual([
      {
        code: "score_below_pass",
        message: expect.stringMatching(/^All criteria together stand at 8\d %; 95 % is needed\.$/),
        minutes: 1,
      },
    ]);
  });

  it("counts a wrong last answer as nothing, although it refreshed memory", () => {
    const question = aQuestion([aStandardCriterion("s", [anAnswer(0, "a", false)])]);
    expect(decide(question)).toMatchObject({ level: "not_ready", score: 0 });
  });
});

describe("until", () => {
  it("is the millisecond at which a critical criterion falls under the floor", () => {
    const criterion = aCriterion("c", HELD);
    const question = aQuestion([criterion]);
    const { until } = decide(question);
    expect(until).toBe(firstBelow(criterion.state!.memory, 0.8));
    expect(levelAt(question, until! - 1)).toBe("provisional");
    expect(levelAt(question, until!)).toBe("not_ready");
  });

  it("is 14 days after practice fell due, if that comes before the floor", () => {
    const criterion = aCriterion("c", [anAnswer(-12, "a"), anAnswer(-9, "b"), anAnswer(0, "a")]);
    const question = aQuestion([criterion]);
    const decision = decide(question);
    expect(decision.until).toBe(decision.criteria[0]!.dueAt! + 14 * DAY_MS);
    expect(levelAt(question, decision.until! - 1)).toBe("ready");
    expect(decide({ ...question, at: decision.until! }).criteria[0]?.verdict).toEqual({
      kind: "overdue",
      since: decision.until,
    });
  });

  it("is the moment the mean crosses the pass score, if that comes first", () => {
    const question = aQuestion([aCriterion("c", PROVEN), aStandardCriterion("s", [anAnswer(-1, "a")])], {
      policy: { ...POLICY, pass: 0.95 },
    });
    const { until } = decide(question);
    expect(levelAt(question, until! - 1)).toBe("ready");
    expect(decide({ ...question, at: until! }).reasons[0]?.code).toBe("score_below_pass");
  });

  it("is never, where there is nothing to know or nothing to lose", () => {
    expect(decide(aQuestion([]))).toEqual({
      level: "ready",
      until: null,
      reasons: [],
      criteria: [],
      score: 1,
      odds: 1,
    });
    const undemanding = { ...POLICY, pass: 0 };
    expect(decide(aQuestion([aStandardCriterion("s")], { policy: undemanding }))).toMatchObject({
      level: "ready",
      until: null,
    });
  });
});

describe("a pending version", () => {
  const held = aCriterion("c", PROVEN);
  const from = NOW + DAY_MS;
  const pending = { from, version: 2, policy: POLICY, criteria: [held, aCriterion("n")] };

  it("ends the level when it takes effect, and says so before", () => {
    const question = aQuestion([held], { pending });
    expect(decide(question)).toMatchObject({ level: "ready", until: from });
    expect(decide(question).reasons).toEqual([
      {
        code: "pending_version",
        message: "Version 2 takes effect soon and asks for more: “Criterion n”.",
        minutes: 1,
      },
    ]);
    expect(levelAt(question, from - 1)).toBe("ready");
    expect(levelAt(question, from)).toBe("not_ready");
  });

  it("ends a level it only lowers to provisional", () => {
    const stricter = { ...pending, policy: { ...POLICY, provenDays: 3 }, criteria: [held] };
    const question = aQuestion([held], { pending: stricter });
    expect(decide(question)).toMatchObject({ level: "ready", until: from, reasons: [{ code: "pending_version" }] });
    expect(levelAt(question, from)).toBe("provisional");
  });

  it("ends a provisional level if it switches provisional off", () => {
    const closed = { ...pending, policy: { ...POLICY, provisionalOpenLeads: 0 }, criteria: [aCriterion("c", HELD)] };
    expect(decide(aQuestion([aCriterion("c", HELD)], { pending: closed })).until).toBe(from);
  });

  it("leaves a rep alone who satisfies it already", () => {
    const same = { ...pending, criteria: [held] };
    const question = aQuestion([held], { pending: same });
    expect(decide(question)).toMatchObject({ until: decide(aQuestion([held])).until, reasons: [] });
  });

  it("saves a rep from losing what it no longer asks for", () => {
    const relaxed = { ...pending, criteria: [] };
    expect(decide(aQuestion([held], { pending: relaxed }))).toMatchObject({ level: "ready", until: null });
  });

  it("comes too late for a level that ends earlier", () => {
    const late = { ...pending, from: NOW + 400 * DAY_MS };
    expect(decide(aQuestion([held], { pending: late })).until).toBe(decide(aQuestion([held])).until);
  });
});

it("says everything without blame, dates or raw overdue counts", () => {
  const criteria = [
    aCriterion("a"),
    aCriterion("b", [], { answeredBefore: true }),
    aCriterion("c", [anAnswer(-1, "a", false)]),
    aCriterion("d", [anAnswer(-1, "a")]),
    aCriterion("e", [anAnswer(-20, "a"), anAnswer(-20, "b")]),
    aCriterion("f", [anAnswer(-200, "a"), anAnswer(-190, "b"), anAnswer(-150, "a")]),
  ];
  expect(decide(aQuestion(criteria)).reasons.map(({ message }) => message)).toEqual([
    "You have not answered “Criterion a” yet.",
    "“Criterion b” has changed: what you knew of the old text doesn't count for the new one.",
    "“Criterion c” is still open: the last answer was not the agreed one.",
    "“Criterion d” needs a right answer on 1 more variant.",
    "“Criterion e” has faded under 80 %; one right answer brings it back.",
    "“Criterion f” has not come up for a long time; one right answer brings it back.",
  ]);
});
