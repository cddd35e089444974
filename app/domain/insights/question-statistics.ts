import { proportion, type Proportion } from "#app/domain/insights/proportion.ts";

/** One answer to a question, with what that rep did on the other questions of the campaign. */
export interface GradedAnswer {
  readonly repId: string;
  readonly correct: boolean;
  /** Texts chosen, where there were options to choose from. */
  readonly chosen: readonly string[];
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
  answers: readonly GradedAnswer[],
  optionTexts: readonly string[],
): QuestionStatistics {
  const asked = answers.length;
  return {
    asked,
    people: new Set(answers.map(({ repId }) => repId)).size,
    facility: proportion(answers.filter(({ correct }) => correct).length, asked),
    discrimination: discriminationOf(answers),
    options: optionTexts.map((text) => {
      const picked = answers.filter(({ chosen }) => chosen.includes(text)).length;
      return {
        text,
        picked,
        share: asked === 0 ? 0 : picked / asked,
        isIdle: picked === 0 && asked >= ENOUGH_TO_CALL_IDLE,
      };
    }),
  };
}

/**
 * Point-biserial correlation between being right here and the share of right answers elsewhere (Lord & Novick 1968, §15):
 * r = (M₁ − M₀) / s · √(p·q), s over all answers. The question itself is left out of "elsewhere", or it would agree with
 * itself.
 */
function discriminationOf(answers: readonly GradedAnswer[]): Discrimination {
  const compared = answers.filter(({ rest }) => rest.answers > 0);
  if (compared.length < ENOUGH_TO_CORRELATE) return { kind: "unknown", because: "too_few" };
  const scored = compared.map(({ correct, rest }) => ({ correct, score: rest.right / rest.answers }));
  const right = scored.filter(({ correct }) => correct);
  const wrong = scored.filter(({ correct }) => !correct);
  const all = mean(scored.map(({ score }) => score));
  const deviation = Math.sqrt(mean(scored.map(({ score }) => (score - all) ** 2)));
  if (right.length === 0 || wrong.length === 0 || deviation < 1e-9) return { kind: "unknown", because: "no_spread" };
  const p = right.length / scored.length;
  const difference = mean(right.map(({ score }) => score)) - mean(wrong.map(({ score }) => score));
  return { kind: "known", value: (difference / deviation) * Math.sqrt(p * (1 - p)), answers: compared.length };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
