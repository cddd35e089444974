import { ENOUGH_TO_FIT, FITTED_SHARE, isWorthIt } from "./fitting-rules.ts";
import { logLoss, logLossOfConstant } from "./log-loss.ts";
import type { MemoryModel } from "./memory-model.ts";
import { type AnswerSequence, predictions } from "./predictions.ts";

/** How well models that saw only the earlier answers foretold the later ones. Log losses are means per answer. */
export interface Evaluation {
  /** Epoch milliseconds: what came before was fitted on, what came then judges. */
  readonly splitAt: number;
  readonly fittedOn: number;
  readonly judgedOn: number;
  readonly logLoss: {
    /** Of always saying the earlier answers' average. */
    readonly average: number;
    readonly default: number;
    readonly current: number;
    readonly fitted: number;
  };
  /** What the fitted weights gain over those in use, with its standard error. */
  readonly gain: number;
  readonly gainError: number;
  readonly isBetter: boolean;
}

/** The instant that parts the earlier answers from the later ones; null if there are too few to fit at all. */
export function splitInstant(instants: readonly number[]): number | null {
  if (instants.length < ENOUGH_TO_FIT) return null;
  return instants.toSorted((a, b) => a - b)[Math.floor(instants.length * FITTED_SHARE)] ?? null;
}

/** The models that a fit compares. */
export interface Compared {
  readonly default: MemoryModel;
  readonly current: MemoryModel;
  readonly fitted: MemoryModel;
}

/** What each model made of one person's later answers, as sums of log loss; `earlier` counts those before the split. */
export interface PersonLoss {
  readonly earlier: { readonly right: number; readonly count: number };
  readonly later: { readonly right: number; readonly count: number };
  readonly default: number;
  readonly current: number;
  readonly fitted: number;
}

/** Each of a person's answers is foretold from the answers before it, and only the later ones judge. */
export function personLoss(sequences: readonly AnswerSequence[], models: Compared, splitAt: number): PersonLoss {
  const foretold = sequences.flatMap((answers) => predictions(models.current, answers));
  const loss = (model: MemoryModel) =>
    sequences
      .flatMap((answers) => predictions(model, answers))
      .reduce((sum, prediction) => sum + (prediction.at >= splitAt ? logLoss(prediction) : 0), 0);
  const tally = (part: readonly { readonly correct: boolean }[]) => ({
    right: part.filter(({ correct }) => correct).length,
    count: part.length,
  });
  return {
    earlier: tally(foretold.filter(({ at }) => at < splitAt)),
    later: tally(foretold.filter(({ at }) => at >= splitAt)),
    default: loss(models.default),
    current: loss(models.current),
    fitted: loss(models.fitted),
  };
}

/** Puts people's sums together and says whether the fitted model is worth changing to. */
export function evaluate(people: readonly PersonLoss[], splitAt: number): Evaluation {
  const sum = (of: (person: PersonLoss) => number) => people.reduce((total, person) => total + of(person), 0);
  const earlier = { right: sum((person) => person.earlier.right), count: sum((person) => person.earlier.count) };
  const later = { right: sum((person) => person.later.right), count: sum((person) => person.later.count) };
  const { count } = later;
  const gain = (sum(({ current }) => current) - sum(({ fitted }) => fitted)) / count;
  // One person's answers hang together, so it is people who are drawn by chance, not answers.
  const spread = sum((person) => (person.current - person.fitted - gain * person.later.count) ** 2);
  const gainError = Math.sqrt(spread) / count;
  return {
    splitAt,
    fittedOn: earlier.count,
    judgedOn: count,
    logLoss: {
      average: logLossOfConstant(earlier.right / earlier.count, later),
      default: sum((person) => person.default) / count,
      current: sum(({ current }) => current) / count,
      fitted: sum(({ fitted }) => fitted) / count,
    },
    gain,
    gainError,
    isBetter: isWorthIt(gain, gainError),
  };
}
