import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { anyQuestion, anyQuestionWithPending, NOW } from "#tests/support/gate.ts";
import { ALL_RULES, plainLevel, plainRank, plainUntil, plainVia } from "#tests/support/plain-gate.ts";
import { requirementAt } from "./assess.ts";
import { decide } from "./decide.ts";
import { eligibilityOf } from "./eligibility.ts";
import type { Eligibility, GateQuestion, Standing } from "./readiness.ts";

/** Mutants are looked for with this seed, so that finding them doesn't depend on luck; the code itself gets a new one each time. */
const SEED = 20260105;
const anyPart = fc.double({ min: 0, max: 1, noNaN: true });
const anyQuestions = fc.oneof(anyQuestion, anyQuestionWithPending);

type UntilOf = (question: GateQuestion) => number | null;
const untilOf: UntilOf = (question) => decide(question).until;

/** Up to `until` it is no worse, at `until` it is: no instant earlier, no instant later, whatever ends it. */
function endsExactly(until: UntilOf) {
  return fc.property(anyQuestions, anyPart, (question, part) => {
    const { at, pending } = question;
    const said = until(question);
    const rank = plainRank(question, at);
    const end = said ?? at + 400 * DAY_MS;
    const between = at + Math.floor(part * (end - 1 - at));
    for (const instant of [between, end - 1]) expect(plainRank(question, instant)).toBeGreaterThanOrEqual(rank);
    if (said === null) return;
    expect(said).toBeGreaterThan(at);
    expect(plainRank(question, said)).toBeLessThan(rank);
    if (!pending) expect(plainLevel(question, said - 1)).toBe(plainLevel(question, at));
  });
}

/** The same, found by trying instants instead of by formula. */
function agreesWithTrying(until: UntilOf) {
  return fc.property(anyQuestions, (question) => {
    expect(until(question)).toBe(plainRank(question, question.at) === 0 ? null : plainUntil(question));
  });
}

describe("until", () => {
  it("is the first millisecond that is worse, and no earlier one", () => {
    fc.assert(endsExactly(untilOf), { numRuns: 2500 });
  });

  it("is what trying out instants finds, whichever rule ends it", () => {
    fc.assert(agreesWithTrying(untilOf), { numRuns: 2500 });
  });

  it("meets every rule that can end a level among the questions asked here", () => {
    const ends = new Map<string, number>();
    for (const question of fc.sample(anyQuestions, { numRuns: 2500, seed: SEED })) {
      const cause = causeOf(question);
      ends.set(cause, (ends.get(cause) ?? 0) + 1);
    }
    for (const cause of ["recall", "overdue", "mean", "pending"]) expect(ends.get(cause), cause).toBeGreaterThan(25);
    process.stdout.write(`until: ended by ${JSON.stringify(Object.fromEntries(ends))}, seed ${SEED}\n`);
  });
});

describe("an until that is calculated wrongly is noticed by both", () => {
  it.each<{ mutant: string; until: UntilOf }>([
    { mutant: "only the first criterion ends it", until: (question) => firstCriterion(question) },
    { mutant: "overdue practice is ignored", until: without("overdue") },
    { mutant: "the weighted mean is ignored", until: without("mean") },
    { mutant: "a pending version is ignored", until: without("pending") },
    { mutant: "a pending version always ends it", until: atPending },
    { mutant: "standard criteria end it too", until: anyCriterion },
    { mutant: "a millisecond early", until: shifted(-1) },
    { mutant: "a millisecond late", until: shifted(1) },
    { mutant: "to the minute", until: (question) => rounded(untilOf(question)) },
    { mutant: "said of who isn't ready, too", until: (question) => untilOf(question) ?? question.at + DAY_MS },
    { mutant: "never", until: () => null },
  ])("$mutant", ({ until }) => {
    const runs = { seed: SEED, numRuns: 2500, endOnFailure: true };
    expect(fc.check(endsExactly(until), runs).failed).toBe(true);
    expect(fc.check(agreesWithTrying(until), runs).failed).toBe(true);
  });
});

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  enrolled: fc.constantFrom(true, true, true, false),
  active: fc.constantFrom(true, true, true, false),
  suspension: fc.constantFrom(null, null, null, { reason: "an audit" }),
  waiver: fc.option(
    fc.integer({ min: NOW - DAY_MS, max: NOW + 60 * DAY_MS }).map((until) => ({ id: "w", reason: "cover", until })),
    { nil: null },
  ),
});

type Judge = (question: GateQuestion, standing: Standing, at: number) => Eligibility;
const judge: Judge = (question, standing, at) => {
  const { policy } = requirementAt(question, at);
  return eligibilityOf(decide({ ...question, at }), standing, policy, at);
};

/** Until then somebody is let through, no worse than now; then the gate gives less, or the waiver is over. */
function lastsExactly(eligibility: Judge) {
  return fc.property(anyQuestions, anyStanding, anyPart, (question, standing, part) => {
    const { at } = question;
    const via = plainVia(question, standing, at);
    const said = eligibility(question, standing, at);
    expect([said.eligible, said.via]).toEqual([via !== null, via]);
    if (via === null) {
      expect(said.until).toBeNull();
      return;
    }
    const end = said.until ?? at + 400 * DAY_MS;
    const between = at + Math.floor(part * (end - 1 - at));
    for (const instant of [between, end - 1]) {
      expect(plainVia(question, standing, instant)).not.toBeNull();
      if (via === "gate") expect(plainRank(question, instant)).toBeGreaterThanOrEqual(plainRank(question, at));
    }
    if (said.until === null) expect(via).toBe("gate");
    else if (via === "waiver") expect(said.until).toBe(standing.waiver?.until);
    else expect(plainRank(question, said.until)).toBeLessThan(plainRank(question, at));
  });
}

describe("until of an eligibility", () => {
  it("is the gate's while the gate opens, else the end of the waiver", () => {
    fc.assert(lastsExactly(judge), { numRuns: 2500 });
  });

  it.each<{ mutant: string; eligibility: Judge }>([
    { mutant: "a waiver has no end", eligibility: changed(({ via, until }) => (via === "waiver" ? null : until)) },
    {
      mutant: "a waiver prolongs what the gate opens",
      eligibility: changed(({ until }, { waiver }) => (waiver && until ? Math.max(until, waiver.until) : until)),
    },
    {
      mutant: "a waiver shortens what the gate opens",
      eligibility: changed(({ until }, { waiver }) => (waiver && until ? Math.min(until, waiver.until) : until)),
    },
    {
      mutant: "a waiver ends a day early",
      eligibility: changed(({ via, until }) => (via === "waiver" && until ? until - DAY_MS : until)),
    },
    {
      mutant: "a waiver holds for one millisecond more",
      eligibility: (question, standing, at) => {
        const { waiver } = standing;
        const longer = waiver && { ...waiver, until: waiver.until + 1 };
        return judge(question, { ...standing, waiver: longer }, at);
      },
    },
    {
      mutant: "a suspended rep's waiver counts",
      eligibility: (question, standing, at) => judge(question, { ...standing, suspension: null }, at),
    },
  ])("is missed when $mutant, and that is noticed", ({ eligibility }) => {
    expect(fc.check(lastsExactly(eligibility), { seed: SEED, numRuns: 2500, endOnFailure: true }).failed).toBe(true);
  });
});

function changed(change: (said: Eligibility, standing: Standing) => number | null): Judge {
  return (question, standing, at) => {
    const said = judge(question, standing, at);
    return said.eligible ? { ...said, until: change(said, standing) } : said;
  };
}

/** Which of the rules ends a level: the one without which it would end at another time. */
function causeOf(question: GateQuestion): string {
  const until = untilOf(question);
  if (plainRank(question, question.at) === 0) return "not ready";
  if (until === null) return "never";
  return (["pending", "mean", "overdue"] as const).find((rule) => without(rule)(question) !== until) ?? "recall";
}

function without(rule: keyof typeof ALL_RULES): UntilOf {
  return (question) =>
    plainRank(question, question.at) === 0 ? null : plainUntil(question, { ...ALL_RULES, [rule]: false });
}

function firstCriterion(question: GateQuestion): number | null {
  const { level, criteria } = decide(question);
  const verdict = criteria.find(({ importance }) => importance === "critical")?.verdict;
  return level !== "not_ready" && verdict?.kind === "held" ? verdict.until : null;
}

function anyCriterion(question: GateQuestion): number | null {
  const { until, criteria } = decide(question);
  const ends = criteria.flatMap(({ verdict }) => (verdict.kind === "held" ? [verdict.until] : []));
  return until === null ? null : Math.min(until, ...ends);
}

function atPending(question: GateQuestion): number | null {
  const until = untilOf(question);
  const from = question.pending?.from ?? 0;
  return until !== null && from > question.at ? Math.min(until, from) : until;
}

function shifted(ms: number): UntilOf {
  return (question) => {
    const until = untilOf(question);
    return until === null ? null : until + ms;
  };
}

function rounded(until: number | null): number | null {
  return until === null ? null : Math.ceil(until / 60_000) * 60_000;
}
