import fc from "fast-check";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { withOwnOdds } from "#app/domain/memory/own-odds.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import type { CriterionStanding, GateQuestion, Standing } from "#app/domain/readiness/readiness.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** The fixed present of domain tests: a Monday morning. */
export const NOW = Date.parse("2026-01-05T09:00:00Z");

export const POLICY: GatePolicy = {
  recall: 0.8,
  pass: 0.8,
  variants: { critical: 2, standard: 1 },
  provenDays: 2,
  provisionalOpenLeads: 3,
};

export const IN_GOOD_STANDING: Standing = { enrolled: true, active: true, suspension: null, waiver: null };

/** An answer `days` before NOW (negative) or after it; right unless told. */
export function anAnswer(days: number, variant = "a", correct = true): AnswerRecord {
  const at = NOW + Math.round(days * DAY_MS);
  return { id: `${at}-${variant}`, correct, at, day: new Date(at).toISOString().slice(0, 10), variant, voided: false };
}

/** Right on two variants, on two days before NOW: held and proven at NOW under POLICY. */
export const PROVEN = [anAnswer(-3, "a"), anAnswer(-1, "b")];
/** Right on two variants, today only: held, not proven. */
export const HELD = [anAnswer(-0.02, "a"), anAnswer(-0.01, "b")];

export function aCriterion(
  key: string,
  answers: readonly AnswerRecord[] = [],
  facts: Partial<Omit<CriterionStanding, "key" | "state">> = {},
): CriterionStanding {
  const state = foldAnswers(DEFAULT_MODEL, answers);
  return {
    key,
    title: `Criterion ${key}`,
    importance: "critical",
    revision: 1,
    answeredBefore: false,
    state,
    ...facts,
  };
}

export function aStandardCriterion(key: string, answers: readonly AnswerRecord[] = []): CriterionStanding {
  return aCriterion(key, answers, { importance: "standard" });
}

export function aQuestion(criteria: readonly CriterionStanding[], rest: Partial<GateQuestion> = {}): GateQuestion {
  return { at: NOW, policy: POLICY, criteria, pending: null, ...rest };
}

export const anyPolicy: fc.Arbitrary<GatePolicy> = fc.record({
  recall: fc.double({ min: 0.75, max: 0.95, noNaN: true }),
  pass: fc.oneof(fc.constantFrom(0, 0.8, 1), fc.double({ min: 0.3, max: 0.99, noNaN: true })),
  variants: fc.record({ critical: fc.integer({ min: 1, max: 3 }), standard: fc.integer({ min: 1, max: 2 }) }),
  provenDays: fc.integer({ min: 1, max: 3 }),
  provisionalOpenLeads: fc.nat(3),
});

/** Mostly right, up to NOW, oldest first. */
export const anyAnswers: fc.Arbitrary<readonly AnswerRecord[]> = fc
  .array(
    fc.record({
      days: fc.double({ min: -60, max: 0, noNaN: true }),
      variant: fc.constantFrom("a", "b", "c"),
      correct: fc.nat(9).map((dice) => dice > 0),
    }),
    { maxLength: 9 },
  )
  .map((answers) =>
    answers.map(({ days, variant, correct }) => anAnswer(days, variant, correct)).sort((a, b) => a.at - b.at),
  );

export const anyCriterion = fc
  .record({ answers: anyAnswers, importance: fc.constantFrom("critical", "standard"), answeredBefore: fc.boolean() })
  .map(({ answers, importance, answeredBefore }) => ({ answers, importance, answeredBefore }));
export type Answered = typeof anyCriterion extends fc.Arbitrary<infer Value> ? Value : never;

export function standingsOf(answered: readonly Answered[]): readonly CriterionStanding[] {
  return withOwnOdds(
    answered.map(({ answers, importance, answeredBefore }, index) =>
      aCriterion(`c${index}`, answers, { importance, answeredBefore }),
    ),
  );
}

/** A question about up to six criteria, weighted towards reps who hold most of them. */
export const anyQuestion: fc.Arbitrary<GateQuestion> = fc
  .record({
    at: fc.integer({ min: NOW, max: NOW + 40 * DAY_MS }),
    policy: anyPolicy,
    criteria: fc.array(fc.oneof(anyCriterion, anyHeldCriterion()), { maxLength: 6 }).map(standingsOf),
  })
  .map((question) => ({ ...question, pending: null }));

/** With a pending version that changes policy and criteria before or after the instant asked about. */
export const anyQuestionWithPending: fc.Arbitrary<GateQuestion> = fc
  .record({
    question: anyQuestion,
    from: fc.integer({ min: NOW - DAY_MS, max: NOW + 60 * DAY_MS }),
    policy: anyPolicy,
    criteria: fc.array(anyHeldCriterion(), { maxLength: 4 }).map(standingsOf),
  })
  .map(({ question, from, policy, criteria }) => ({ ...question, pending: { from, version: 2, policy, criteria } }));

function anyHeldCriterion(): typeof anyCriterion {
  return fc
    .record({
      spread: fc.integer({ min: 2, max: 5 }),
      gap: fc.double({ min: 0.1, max: 6, noNaN: true }),
      importance: fc.constantFrom("critical", "standard"),
    })
    .map(({ spread, gap, importance }) => ({
      importance,
      answeredBefore: false,
      answers: Array.from({ length: spread }, (_, index) => anAnswer((index - spread) * gap, "abc"[index % 3])),
    }));
}
