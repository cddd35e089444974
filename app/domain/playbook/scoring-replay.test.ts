import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import { changedScoringParts, hasSameScoring, type ScoringText } from "#app/domain/playbook/same-scoring.ts";
import { flipsByPart, replayScoring } from "#app/domain/playbook/scoring-replay.ts";
import { aLead, aRule, NOW } from "#tests/content/arbitraries.ts";

const size = aCriterion("size", { rule: { attribute: "company.employees", op: "gte", value: 50 }, points: 20 });
const amount = aCriterion("amount", { rule: { attribute: "deal.amount", op: "gte", value: 10 }, points: 15 });
const BEFORE: ScoringText = { criteria: [size, amount], scoring: { threshold: 20 } };

function aCriterion(key: string, facts: Partial<Criterion>): Criterion {
  return { key, title: key, kind: "fit", importance: "standard", required: false, points: 0, why: "", ...facts };
}
function facts(employees: number, deal: number): LeadFacts {
  return { contact: {}, company: { employees }, deal: { amount: deal }, source: {}, attributes: {}, events: [] };
}
const LEADS = [
  { id: "both", at: NOW, facts: facts(60, 20) },
  { id: "size only", at: NOW, facts: facts(60, 0) },
  { id: "amount only", at: NOW, facts: facts(10, 20) },
  { id: "neither", at: NOW, facts: facts(10, 0) },
];

describe("what other scoring would have made of past leads", () => {
  test("a higher threshold names exactly the rows between the two", () => {
    const replay = replayScoring(BEFORE, { ...BEFORE, scoring: { threshold: 30 } }, LEADS);
    expect(replay).toMatchObject({ leads: 4, qualifiedBefore: 2, qualifiedAfter: 1, changedParts: ["threshold"] });
    expect(replay.lost).toEqual([{ id: "size only", before: 20, after: 20, decides: ["threshold"] }]);
    expect(replay.gained).toEqual([]);
    expect(replay.thresholdAlone).toEqual({ gained: replay.gained, lost: replay.lost });
  });

  test("of several changes, names the one that alone undoes the flip", () => {
    const cheap = { ...amount, points: 25 };
    const after = { criteria: [{ ...size, points: 10 }, cheap], scoring: { threshold: 20 } };
    const replay = replayScoring(BEFORE, after, LEADS);
    expect(replay.lost).toEqual([{ id: "size only", before: 20, after: 10, decides: ["size"] }]);
    expect(replay.gained).toEqual([{ id: "amount only", before: 15, after: 25, decides: ["amount"] }]);
    expect(replay.thresholdAlone).toBeNull();
    expect(flipsByPart(replay)).toEqual([
      { part: "amount", gained: 1, lost: 0 },
      { part: "size", gained: 0, lost: 1 },
    ]);
  });

  test("where two changes each forbid it, neither alone decides", () => {
    const after = { criteria: [{ ...size, points: 0 }, amount], scoring: { threshold: 99 } };
    const replay = replayScoring(BEFORE, after, LEADS.slice(1, 2));
    expect(replay.lost).toMatchObject([{ id: "size only", decides: [] }]);
    expect(flipsByPart(replay)).toEqual([{ part: null, gained: 0, lost: 1 }]);
    expect(replay.thresholdAlone?.lost).toHaveLength(1);
  });

  test("a new disqualifier and a criterion that becomes required decide by themselves", () => {
    const barred = aCriterion("barred", {
      kind: "disqualifier",
      rule: { attribute: "deal.amount", op: "lt", value: 10 },
    });
    const replay = replayScoring(BEFORE, { ...BEFORE, criteria: [...BEFORE.criteria, barred] }, LEADS);
    expect(replay.lost).toMatchObject([{ id: "size only", decides: ["barred"] }]);
    const strict = replayScoring(BEFORE, { ...BEFORE, criteria: [size, { ...amount, required: true }] }, LEADS);
    expect(strict.lost).toMatchObject([{ id: "size only", decides: ["amount"] }]);
  });

  test("words, knowledge and another order change no lead", () => {
    const knowledge = aCriterion("paper", { kind: "knowledge", points: 50 });
    const after = { ...BEFORE, criteria: [amount, { ...size, title: "Big", why: "New words." }, knowledge] };
    expect(hasSameScoring(BEFORE, after)).toBe(true);
    expect(hasSameScoring(BEFORE, { ...BEFORE, scoring: { threshold: 20, highIntent: 30 } })).toBe(false);
    expect(changedScoringParts(BEFORE, { ...after, criteria: [size] })).toEqual(["amount"]);
  });

  test("agrees with scoring each lead under each text; what decides does undo the flip", () => {
    fc.assert(
      fc.property(aText(), aText(), fc.array(aLead, { maxLength: 12 }), (before, after, leads) => {
        const past = leads.map((lead, index) => ({ id: String(index), at: NOW, facts: lead }));
        const replay = replayScoring(before, after, past);
        const was = (text: ScoringText, id: string) => scoreLead(text, leads[Number(id)] ?? facts(0, 0), NOW).qualified;
        const ids = past.map(({ id }) => id);
        expect(replay.gained.map(({ id }) => id)).toEqual(ids.filter((id) => !was(before, id) && was(after, id)));
        expect(replay.lost.map(({ id }) => id)).toEqual(ids.filter((id) => was(before, id) && !was(after, id)));
        expect(replay.qualifiedBefore).toBe(ids.filter((id) => was(before, id)).length);
        expect(replay.qualifiedAfter).toBe(ids.filter((id) => was(after, id)).length);
        const moved = { ...before, scoring: after.scoring };
        const alone = [...(replay.thresholdAlone?.gained ?? []), ...(replay.thresholdAlone?.lost ?? [])];
        expect(alone.map(({ id }) => id).sort()).toEqual(ids.filter((id) => was(before, id) !== was(moved, id)).sort());
        for (const { id, decides } of [...replay.gained, ...replay.lost]) {
          for (const part of replay.changedParts) {
            expect(decides.includes(part)).toBe(was(takeBack(after, before, part), id) === was(before, id));
          }
        }
        if (hasSameScoring(before, after)) expect([...replay.gained, ...replay.lost]).toEqual([]);
      }),
    );
  });
});

/** By hand, from the texts alone: the new one with one part as it was. */
function takeBack(after: ScoringText, before: ScoringText, part: string): ScoringText {
  if (part === "threshold") return { ...after, scoring: before.scoring };
  const old = before.criteria.filter(({ key }) => key === part);
  return { ...after, criteria: [...after.criteria.filter(({ key }) => key !== part), ...old] };
}

function aText(): fc.Arbitrary<ScoringText> {
  const criterion = fc.record({
    kind: fc.constantFrom("fit" as const, "behaviour" as const, "disqualifier" as const, "knowledge" as const),
    required: fc.boolean(),
    points: fc.integer({ min: 0, max: 3 }),
    rule: aRule,
  });
  return fc.record({
    criteria: fc
      .array(fc.option(criterion, { nil: null, freq: 4 }), { minLength: 4, maxLength: 4 })
      .map((parts) => parts.flatMap((part, index) => (part ? [aCriterion(`c${index}`, part)] : []))),
    scoring: fc.record({ threshold: fc.integer({ min: 0, max: 5 }) }),
  });
}
