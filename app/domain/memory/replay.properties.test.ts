import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, practiceDay } from "#app/domain/time.ts";
import { foldAnswers, withAnswer } from "./fold.ts";
import { DEFAULT_MODEL, DEFAULT_WEIGHTS, fsrs6 } from "./fsrs.ts";
import type { AnswerRecord, CriterionState } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";

const LOGS = 2500;
const SEED = 20260105;
const ZONES = ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe"] as const;
/** Weeks in which some of these zones move their clocks. */
const SEASONS = ["2026-03-20", "2026-10-15", "2026-04-01", "2011-12-20"].map((day) => Date.parse(`${day}T00:00Z`));
const MODELS = [DEFAULT_MODEL, fsrs6(DEFAULT_WEIGHTS.map((weight, index) => (index === 20 ? 0.3 : weight)))];

/** One rep's answers to one criterion, in the order of the log, some taken back later; now and then they travel. */
const anyLog: fc.Arbitrary<readonly AnswerRecord[]> = fc
  .record({
    season: fc.constantFrom(...SEASONS),
    home: fc.constantFrom(...ZONES),
    answers: fc.array(
      fc.record({
        // Seconds, hours or weeks later; and once in a while the clock of another process is behind.
        gap: fc.oneof(fc.nat(90_000), fc.nat(30 * HOUR_MS), fc.nat(40 * DAY_MS), fc.integer({ min: -5_000, max: 0 })),
        correct: fc.nat(3).map((dice) => dice > 0),
        variant: fc.constantFrom("a", "b", "c", "size#7"),
        voided: fc.nat(6).map((dice) => dice === 0),
        away: fc.option(fc.constantFrom(...ZONES), { nil: null, freq: 6 }),
      }),
      { maxLength: 40, size: "max" },
    ),
  })
  .map(({ season, home, answers }) => {
    let at = season;
    return answers.map(({ gap, correct, variant, voided, away }, index) => {
      at += gap;
      return { id: String(index), correct, at, day: practiceDay(at, away ?? home), variant, voided };
    });
  });

type Fold = (model: MemoryModel, log: readonly AnswerRecord[]) => CriterionState | null;

/** Answering one by one, stored in between as JSON; a taken-back answer first counts, then the log is folded anew. */
function asItHappened(fold: Fold) {
  return fc.property(anyLog, fc.constantFrom(...MODELS), (log, model) => {
    const happened: AnswerRecord[] = [];
    let stored: CriterionState | null = null;
    for (const { voided, ...answer } of log) {
      happened.push({ ...answer, voided: false });
      stored = throughJson(withAnswer(model, stored, { ...answer, voided: false }));
      if (!voided) continue;
      happened[happened.length - 1] = { ...answer, voided };
      stored = throughJson(foldAnswers(model, happened));
    }
    expect(fold(model, happened)).toStrictEqual(stored);
    expect(fold(model, happened)).toStrictEqual(fold(model, log));
    expect(
      fold(
        model,
        log.filter(({ voided }) => !voided),
      ),
    ).toStrictEqual(stored);
    if (stored) expect(stored.evidence.answers).toBe(log.filter(({ voided }) => !voided).length);
  });
}

describe(`${LOGS} random logs, with answers taken back, over changes of the clocks in ${ZONES.length} zones`, () => {
  it("give the memory that was stored on the way, bit for bit", () => {
    fc.assert(asItHappened(foldAnswers), { numRuns: LOGS });
  });

  it.each<{ mutant: string; fold: Fold }>([
    { mutant: "counts what was taken back", fold: (model, log) => foldAnswers(model, log.map(unvoided)) },
    { mutant: "goes by the clock, not by the log", fold: (model, log) => foldAnswers(model, byClock(log)) },
    { mutant: "keeps four decimals", fold: (model, log) => rounded(foldAnswers(model, log)) },
    { mutant: "takes days of UTC", fold: (model, log) => foldAnswers(model, log.map(inUtc)) },
    { mutant: "uses one set of weights for all", fold: (_model, log) => foldAnswers(DEFAULT_MODEL, log) },
    { mutant: "forgets the last answer", fold: (model, log) => foldAnswers(model, log.slice(0, -1)) },
  ])("a fold that $mutant is noticed", ({ fold }) => {
    expect(fc.check(asItHappened(fold), { seed: SEED, numRuns: LOGS, endOnFailure: true }).failed).toBe(true);
  });

  it("never take a proven day away, wherever a rep flies", () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(...MODELS), (log, model) => {
        let before: CriterionState | null = null;
        for (const answer of log) {
          const after: CriterionState | null = withAnswer(model, before, answer);
          const [days, known] = [after?.evidence.rightDays ?? [], before?.evidence.rightDays ?? []];
          expect(days.slice(0, known.length)).toEqual(known);
          if (before && after) expect(after.memory.lastDay >= before.memory.lastDay).toBe(true);
          before = after;
        }
      }),
      { numRuns: LOGS },
    );
  });
});

function throughJson(state: CriterionState | null): CriterionState | null {
  return JSON.parse(JSON.stringify(state)) as CriterionState | null;
}

function unvoided(answer: AnswerRecord): AnswerRecord {
  return { ...answer, voided: false };
}

function byClock(log: readonly AnswerRecord[]): readonly AnswerRecord[] {
  return log.toSorted((a, b) => a.at - b.at);
}

function inUtc(answer: AnswerRecord): AnswerRecord {
  return { ...answer, day: new Date(answer.at).toISOString().slice(0, 10) };
}

function rounded(state: CriterionState | null): CriterionState | null {
  const four = (value: number) => Math.round(value * 1e4) / 1e4;
  return state && { ...state, memory: { ...state.memory, stability: four(state.memory.stability) } };
}
