import { proportion, type Proportion } from "#app/domain/insights/proportion.ts";

/** One rep's answers to a question, with what they did on the other questions of the campaign. */
export interface RepAnswers {
  readonly repId: string;
  readonly asked: number;
  readonly right: number;
  /** Answers of the same rep to other questions: how many, and how many of them right. */
  readonly rest: { readonly answers: number; readonly right: number };
}

export interface QuestionStatistics {
  /** Answers given, and people who gave them. */
  readonly asked: number;
  readonly people: number;
  /** The share of right answers. */
  readonly facility: Proportion;
  readonly discrimination: Discrimination;
  readonly options: readonly OptionStatistics[];
}

export type Discrimination =
  | { readonly kind: "unknown"; readonly because: "too_few" | "no_spread" }
  /** -1 to 1; under 0.2 the question tells knowing from not knowing poorly (Ebel 1972). */
  | { readonly kind: "known"; readonly value: number; readonly answers: number };

export interface OptionStatistics {
  readonly text: string;
  readonly picked: number;
  readonly share: number;
  /** Nobody picks it, although enough have answered for somebody to. */
  readonly isIdle: boolean;
}

/** A correlation of fewer answers than this swings widely: at 30 its 95 % interval is still ± 0.36. */
const ENOUGH_TO_CORRELATE = 30;
/** From here on, an option that one in ten would pick stays unpicked by chance in 4 of 100 cases: 0.9^30. */
const ENOUGH_TO_CALL_IDLE = 30;

/** What the log of answers says about a question. Shares are known from 10 answers on, the rest from 30. */
export function questionStatistics(
  answers: readonly RepAnswers[],
  options: readonly { readonly text: string; readonly picked: number }[],
): QuestionStatistics {
  const asked = sum(answers.map((each) => each.asked));
  return {
    asked,
    people: new Set(answers.map(({ repId }) => repId)).size,
    facility: proportion(sum(answers.map(({ right }) => right)), asked),
    discrimination: discriminationOf(answers),
    options: options.map(({ text, picked }) => ({
      text,
      picked,
      share: asked === 0 ? 0 : picked / asked,
      isIdle: picked === 0 && asked >= ENOUGH_TO_CALL_IDLE,
    })),
  };
}

/**
 * Point-biserial correlation between being right here and the share of right answers elsewhere (Lord & Novick 1968, §15):
 * r = (M₁ − M₀) / s · √(p·q), s over all answers, each counted once. The question itself is left out of "elsewhere", or it would agree with
 * itself.
 */
function discriminationOf(answers: readonly RepAnswers[]): Discrimination {
  const compared = answers.filter(({ rest }) => rest.answers > 0);
  const scored = compared.map(({ asked, right, rest }) => ({ asked, right, score: rest.right / rest.answers }));
  const total = sum(scored.map(({ asked }) => asked));
  if (total < ENOUGH_TO_CORRELATE) return { kind: "unknown", because: "too_few" };
  const right = sum(scored.map((each) => each.right));
  const all = sum(scored.map(({ asked, score }) => asked * score)) / total;
  const deviation = Math.sqrt(sum(scored.map(({ asked, score }) => asked * (score - all) ** 2)) / total);
  if (right === 0 || right === total || deviation < 1e-9) return { kind: "unknown", because: "no_spread" };
  const p = right / total;
  const ofRight = sum(scored.map((each) => each.right * each.score)) / right;
  const ofWrong = sum(scored.map((each) => (each.asked - each.right) * each.score)) / (total - right);
  return { kind: "known", value: ((ofRight - ofWrong) / deviation) * Math.sqrt(p * (1 - p)), answers: total };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
