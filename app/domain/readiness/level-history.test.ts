import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { anAnswer, NOW, POLICY } from "#tests/support/gate.ts";
import { assess } from "./assess.ts";
import { levelHistory, type PastAnswer, type PastVersion } from "./level-history.ts";

const SIZE = { key: "size", title: "Size", importance: "critical", revision: 1 } as const;
const FIRST: PastVersion = { from: NOW - 100 * DAY_MS, version: 1, policy: POLICY, criteria: [SIZE] };

function given(days: number, variant: string, rest: Partial<PastAnswer> = {}): PastAnswer {
  return { ...anAnswer(days, variant), criterionKey: "size", revision: 1, voidedAt: null, ...rest };
}
function history(answers: readonly PastAnswer[], rest: Partial<Parameters<typeof levelHistory>[0]> = {}) {
  return levelHistory({ model: DEFAULT_MODEL, answers, versions: [FIRST], since: -Infinity, now: NOW, ...rest });
}
const steps = (changes: ReturnType<typeof levelHistory>) => changes.map(({ to, cause }) => `${to} by ${cause.kind}`);

const TWO_DAYS = [given(-3, "a"), given(-2.99, "b"), given(-2, "c")];

describe("the history of a level", () => {
  it("rises on the answer that brings it: provisional on day one, ready on day two", () => {
    const changes = history(TWO_DAYS);
    expect(steps(changes)).toEqual(["provisional by answer", "ready by answer"]);
    expect(changes.map(({ at }) => at)).toEqual([TWO_DAYS[1]!.at, TWO_DAYS[2]!.at]);
    expect(changes[1]).toMatchObject({ from: "provisional", cause: { criterion: "size", correct: true } });
  });

  it("falls at the very millisecond the gate promised, not when somebody looks", () => {
    const now = NOW + 400 * DAY_MS;
    const state = foldAnswers(DEFAULT_MODEL, TWO_DAYS);
    const lapse = history(TWO_DAYS, { now }).at(-1)!;
    expect(lapse).toMatchObject({ from: "ready", to: "not_ready", cause: { kind: "time" } });
    const levelAt = (at: number) =>
      assess({ policy: POLICY, criteria: [{ ...SIZE, state, answeredBefore: false }] }, at).level;
    expect([levelAt(lapse.at - 1), levelAt(lapse.at)]).toEqual(["ready", "not_ready"]);
    // An answer long after tells of the lapse first.
    const late = history([...TWO_DAYS, given(300, "a")], { now });
    expect(steps(late).slice(0, 4)).toEqual([
      "provisional by answer",
      "ready by answer",
      "not_ready by time",
      "ready by answer",
    ]);
  });

  it("goes back to provisional when the second day is taken back", () => {
    const voidedAt = NOW - DAY_MS;
    const changes = history([TWO_DAYS[0]!, TWO_DAYS[1]!, given(-2, "c", { voided: true, voidedAt })]);
    expect(steps(changes)).toEqual(["provisional by answer", "ready by answer", "provisional by taken_back"]);
    expect(changes.at(-1)?.at).toBe(voidedAt);
  });

  it("changes with the version that takes effect: other days wanted, another text, a policy that forgives", () => {
    const from = NOW - DAY_MS;
    const three: PastVersion = { ...FIRST, from, version: 2, policy: { ...POLICY, provenDays: 3 } };
    expect(steps(history(TWO_DAYS, { versions: [FIRST, three] })).at(-1)).toBe("provisional by version");
    const reworded: PastVersion = { ...FIRST, from, version: 2, criteria: [{ ...SIZE, revision: 2 }] };
    expect(steps(history(TWO_DAYS, { versions: [FIRST, reworded] })).at(-1)).toBe("not_ready by version");
    const one: PastVersion = { ...FIRST, from, version: 2, policy: { ...POLICY, provenDays: 1 } };
    expect(steps(history(TWO_DAYS.slice(0, 2), { versions: [FIRST, one] })).at(-1)).toBe("ready by version");
    // Before anything is published nobody is anything, though answers to it are counted later.
    expect(history(TWO_DAYS, { versions: [] })).toEqual([]);
  });

  it("tells only what happened since an instant, from where it stood then", () => {
    const since = TWO_DAYS[1]!.at + 1;
    expect(steps(history(TWO_DAYS, { since }))).toEqual(["ready by answer"]);
    expect(history(TWO_DAYS, { since })[0]).toMatchObject({ from: "provisional" });
  });

  it("ends at the level the gate gives now, each change begins where the last one ended, and the order of the log decides", () => {
    const anyAnswer = fc.record({
      hours: fc.integer({ min: 0, max: 60 * 24 }),
      criterion: fc.constantFrom("size", "paper"),
      variant: fc.constantFrom("a", "b", "c"),
      correct: fc.nat(5).map((dice) => dice > 0),
      voidedAfter: fc.option(fc.integer({ min: 1, max: 48 }), { freq: 5 }),
    });
    const criteria = [SIZE, { ...SIZE, key: "paper", importance: "standard" as const }];
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 30 }), (log) => {
        const answers = log
          .toSorted((a, b) => a.hours - b.hours)
          .map(({ hours, criterion, variant, correct, voidedAfter }, index): PastAnswer => {
            const answer = anAnswer(hours / 24 - 60, variant, correct);
            const voidedAt = voidedAfter === null ? null : answer.at + voidedAfter * HOUR_MS;
            const voided = voidedAt !== null && voidedAt <= NOW;
            return { ...answer, id: String(index), criterionKey: criterion, revision: 1, voidedAt, voided };
          });
        const changes = history(answers, { versions: [{ ...FIRST, criteria }] });
        const requirement = {
          policy: POLICY,
          criteria: criteria.map((one) => ({
            ...one,
            answeredBefore: false,
            state: foldAnswers(
              DEFAULT_MODEL,
              answers.filter(({ criterionKey }) => criterionKey === one.key),
            ),
          })),
        };
        expect(changes.at(-1)?.to ?? "not_ready").toBe(assess(requirement, NOW).level);
        changes.forEach(({ from, to, at }, index) => {
          expect(from).not.toBe(to);
          expect(from).toBe(changes[index - 1]?.to ?? "not_ready");
          expect(at).toBeGreaterThanOrEqual(changes[index - 1]?.at ?? -Infinity);
        });
      }),
      { numRuns: 300 },
    );
  });
});
