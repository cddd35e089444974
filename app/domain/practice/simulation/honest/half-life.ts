import { DAY_MS } from "#app/domain/time.ts";
import { type TrueMemory, normal } from "../true-memory.ts";

export interface HalfLifeState {
  /** Days until half of it is forgotten. */
  readonly days: number;
  /** What a well-spaced answer multiplies them by, at most. */
  readonly growth: number;
  readonly lastAt: number;
}

/**
 * Half-lives that meet the published average (a first right answer is held at 0.9 for 2.3 days, the second for 13.8) in a
 * curve of another shape. People and criteria differ by a factor of about two each way.
 */
const FIRST_DAYS = 2.3 / Math.log2(1 / 0.9);
const GROWTH = 6;
const KEPT_AFTER_FAILURE = 0.3;
const SPREAD = 0.5;

const GUESS = 1 / 3;
const SLIP = 0.03;

/**
 * True memory that fades exponentially, R = 2 ^ (−t / h) (Ebbinghaus; Settles and Meeder 2016), unlike the scheduler's power
 * law: a right answer lengthens h by what there was to forget, a wrong one shortens it. Guesses leave as much as knowledge,
 * because the rationale is read either way. Everybody has read the page once, which is worth a tenth of an answer.
 */
export const halfLifeModel: TrueMemory<HalfLifeState> = {
  begin: ({ learning, forgetting }, _, startsAt, chance) => ({
    days: (FIRST_DAYS / 10) * Math.exp(SPREAD * (normal(chance) - forgetting)),
    growth: Math.max(1.5, GROWTH * Math.exp((SPREAD * learning) / 2)),
    lastAt: startsAt,
  }),
  recall: (state, at) => Math.pow(2, -(at - state.lastAt) / DAY_MS / state.days),
  after: (state, { at, correct }) => {
    const forgotten = 1 - Math.pow(2, -(at - state.lastAt) / DAY_MS / state.days);
    // Spaced at 0.9, a right answer multiplies by the whole growth; massed, by nothing.
    const factor = correct ? 1 + (state.growth - 1) * Math.min(1, forgotten / 0.1) : KEPT_AFTER_FAILURE;
    return { ...state, days: Math.max(FIRST_DAYS / 10, state.days * factor), lastAt: at };
  },
  answersRight: (recall) => recall * (1 - SLIP) + (1 - recall) * GUESS,
};
