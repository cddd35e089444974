import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { withAnswer } from "#app/domain/memory/fold.ts";
import { DAY_MS } from "#app/domain/time.ts";
import {
  anAnswer,
  anyPolicy,
  anyQuestion,
  anyQuestionWithPending,
  HELD,
  IN_GOOD_STANDING,
  NOW,
  standingsOf,
} from "#tests/support/gate.ts";
import { rankOf, requirementAt } from "./assess.ts";
import { decide } from "./decide.ts";
import { eligibilityOf } from "./eligibility.ts";
import type { GateQuestion, Standing } from "./readiness.ts";

const RUNS = { numRuns: 500 };
const anyWait = fc.oneof(fc.nat(90 * DAY_MS), fc.nat(1000));
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  enrolled: fc.boolean(),
  active: fc.boolean(),
  suspension: fc.constantFrom(null, { reason: "an audit" }),
  waiver: fc.option(
    fc.integer({ min: NOW - DAY_MS, max: NOW + 60 * DAY_MS }).map((until) => ({ id: "w", reason: "cover", until })),
    { nil: null },
  ),
});

function rankAt(question: GateQuestion, at: number): number {
  return rankOf(decide({ ...question, at }).level, requirementAt(question, at).policy);
}

/** The same question with one more answer, at `question.at`, to one of its criteria. */
function answering(question: GateQuestion, index: number, variant: string, correct: boolean): GateQuestion {
  const answer = { ...anAnswer((question.at - NOW) / DAY_MS, variant, correct), at: question.at };
  const chosen = index % Math.max(1, question.criteria.length);
  const criteria = question.criteria.map((standing, position) =>
    position === chosen ? { ...standing, state: withAnswer(DEFAULT_MODEL, standing.state, answer) } : standing,
  );
  return { ...question, criteria };
}

describe("the gate, whatever the answers", () => {
  it("never opens while a critical criterion is not held", () => {
    fc.assert(
      fc.property(anyQuestionWithPending, anyStanding, (question, standing) => {
        const readiness = decide(question);
        const eligibility = eligibilityOf(
          readiness,
          standing,
          requirementAt(question, question.at).policy,
          question.at,
        );
        if (eligibility.via !== "gate") return;
        const unheld = readiness.criteria.filter((c) => c.importance === "critical" && c.verdict.kind !== "held");
        expect(unheld).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each([
    { name: "alone", questions: anyQuestion },
    { name: "with a pending version", questions: anyQuestionWithPending },
  ])("says until exactly, to the millisecond, $name", ({ questions }) => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, part) => {
        const { level, until } = decide(question);
        if (until === null) return;
        expect(until).toBeGreaterThan(question.at);
        const rank = rankAt(question, question.at);
        const between = question.at + Math.floor(part * (until - 1 - question.at));
        expect(rankAt(question, between)).toBeGreaterThanOrEqual(rank);
        expect(rankAt(question, until - 1)).toBeGreaterThanOrEqual(rank);
        if (!question.pending) expect(decide({ ...question, at: until - 1 }).level).toBe(level);
        expect(rankAt(question, until)).toBeLessThan(rank);
      }),
      { numRuns: 1500 },
    );
  });

  it("has an end for every level that could be lost", () => {
    fc.assert(
      fc.property(anyQuestion, anyWait, (question, wait) => {
        if (decide(question).until !== null) return;
        expect(rankAt(question, question.at + wait)).toBeGreaterThanOrEqual(rankAt(question, question.at));
      }),
      RUNS,
    );
  });

  it("is never improved by time alone", () => {
    fc.assert(
      fc.property(anyQuestion, anyWait, (question, wait) => {
        const [now, later] = [decide(question), decide({ ...question, at: question.at + wait })];
        expect(later.score).toBeLessThanOrEqual(now.score);
        expect(rankAt(question, question.at + wait)).toBeLessThanOrEqual(rankAt(question, question.at));
      }),
      RUNS,
    );
  });

  it("is never worsened by a right answer, then or later, nor does it end earlier", () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), fc.constantFrom("a", "b", "d"), anyWait, (question, index, variant, wait) => {
        const after = answering(question, index, variant, true);
        expect(rankAt(after, question.at)).toBeGreaterThanOrEqual(rankAt(question, question.at));
        expect(rankAt(after, question.at + wait)).toBeGreaterThanOrEqual(rankAt(question, question.at + wait));
      }),
      RUNS,
    );
  });

  it("is never improved by a wrong answer, then or later", () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), fc.constantFrom("a", "b", "d"), anyWait, (question, index, variant, wait) => {
        const after = answering(question, index, variant, false);
        expect(decide(after).score).toBeLessThanOrEqual(decide(question).score);
        expect(rankAt(after, question.at)).toBeLessThanOrEqual(rankAt(question, question.at));
        expect(rankAt(after, question.at + wait)).toBeLessThanOrEqual(rankAt(question, question.at + wait));
      }),
      RUNS,
    );
  });

  it("is deterministic and the same after a JSON round trip", () => {
    fc.assert(
      fc.property(anyQuestionWithPending, (question) => {
        expect(decide(JSON.parse(JSON.stringify(question)) as GateQuestion)).toStrictEqual(decide(question));
      }),
      RUNS,
    );
  });

  it("always says why not", () => {
    fc.assert(
      fc.property(anyQuestionWithPending, (question) => {
        const { level, reasons } = decide(question);
        if (level !== "ready") expect(reasons.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it("is never improved by a stricter floor", () => {
    fc.assert(
      fc.property(anyQuestion, fc.double({ min: 0, max: 0.2, noNaN: true }), (question, more) => {
        const stricter = { ...question, policy: { ...question.policy, recall: question.policy.recall + more } };
        expect(rankAt(stricter, question.at)).toBeLessThanOrEqual(rankAt(question, question.at));
      }),
      RUNS,
    );
  });
});

describe("eligibility, whatever the standing", () => {
  it("never lets someone suspended, inactive or not enrolled through", () => {
    fc.assert(
      fc.property(anyQuestion, anyStanding, (question, standing) => {
        const { eligible } = eligibilityOf(decide(question), standing, question.policy, question.at);
        if (!standing.active || !standing.enrolled || standing.suspension) expect(eligible).toBe(false);
      }),
      RUNS,
    );
  });

  it("ends at until exactly, or is taken over by the waiver", () => {
    fc.assert(
      fc.property(anyQuestionWithPending, anyStanding, (question, standing) => {
        const at = (instant: number) =>
          eligibilityOf(
            decide({ ...question, at: instant }),
            standing,
            requirementAt(question, instant).policy,
            instant,
          );
        const now = at(question.at);
        if (now.until === null) return;
        expect(at(now.until - 1).eligible).toBe(true);
        const then = at(now.until);
        if (then.eligible && now.via === "waiver") expect(then.via).toBe("gate");
        if (then.eligible && now.via === "gate" && then.via === "gate") expect(then.level).not.toBe(now.level);
      }),
      { numRuns: 1000 },
    );
  });

  it("is never changed in what is known by a waiver", () => {
    fc.assert(
      fc.property(anyQuestion, anyStanding, (question, standing) => {
        const readiness = decide(question);
        const before = JSON.stringify(readiness);
        const waived = eligibilityOf(readiness, standing, question.policy, question.at);
        const plain = eligibilityOf(readiness, { ...standing, waiver: null }, question.policy, question.at);
        expect(JSON.stringify(readiness)).toBe(before);
        expect(waived.level).toBe(plain.level);
        if (plain.eligible) expect(waived).toStrictEqual(plain);
      }),
      RUNS,
    );
  });

  it("lets a new hire start on day one under every policy they can satisfy", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const criteria = standingsOf([{ answers: HELD, importance: "critical", answeredBefore: false }]);
        const satisfied = { ...policy, pass: Math.min(policy.pass, 0.9), variants: { critical: 2, standard: 1 } };
        const readiness = decide({ at: NOW, policy: satisfied, criteria, pending: null });
        const { eligible } = eligibilityOf(readiness, IN_GOOD_STANDING, satisfied, NOW);
        expect(eligible).toBe(policy.provenDays === 1 || policy.provisionalOpenLeads > 0);
      }),
      RUNS,
    );
  });
});
