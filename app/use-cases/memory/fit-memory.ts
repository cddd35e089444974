import { setImmediate } from "node:timers/promises";
import {
  type Compared,
  evaluate,
  type Evaluation,
  personLoss,
  type PersonLoss,
  splitInstant,
} from "#app/domain/memory/evaluation.ts";
import { ENOUGH_TO_FIT } from "#app/domain/memory/fitting-rules.ts";
import { DEFAULT_MODEL, MOST_GUESSED } from "#app/domain/memory/fsrs.ts";
import { type AnswerSequence, predictedInstants } from "#app/domain/memory/predictions.ts";
import { guessChance } from "#app/domain/questions/guess-chance.ts";
import { insertFittedModel, lockModelChoice } from "#app/stores/memory-models.ts";
import { countAskedShapes } from "#app/stores/presentations.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { sampleAnswers } from "#app/use-cases/memory/answer-sample.ts";
import { chooseModel } from "#app/use-cases/memory/choose-model.ts";
import { currentModel, modelOf } from "#app/use-cases/memory/current-model.ts";
import { fitWeights } from "#app/use-cases/memory/fit-weights.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type FitResult =
  /** Too few answers tell of forgetting. */
  | { readonly kind: "too_few"; readonly found: number }
  /** Fitted, and not better than what is in use by enough. */
  | { readonly kind: "kept"; readonly evaluation: Evaluation }
  | { readonly kind: "adopted"; readonly evaluation: Evaluation }
  /** Somebody chose another model meanwhile: the comparison was with one that is no longer in use. */
  | { readonly kind: "overtaken" };

/** Each person's sequences. */
type People = ReadonlyMap<string, readonly AnswerSequence[]>;

interface Log {
  readonly people: People;
  /** Of every answer that tells of forgetting. */
  readonly instants: readonly number[];
}

/**
 * Fits weights to the organisation's earlier answers and lets the later ones judge: default, in use and fitted, each
 * foretelling every answer from those before it. Only what is better by a margin comes into use. Everything is stored in
 * one transaction at the end: a fit that breaks off leaves nothing.
 */
export async function fitMemory(deps: Pick<Deps, "db" | "clock">, by: By): Promise<FitResult> {
  const { db, clock } = deps;
  const current = await currentModel(db);
  const { people, instants } = await loadLog(db);
  const splitAt = splitInstant(instants);
  if (splitAt === null) {
    const found = instants.length;
    await inTransaction(db, (tx) =>
      record(tx, by, {
        at: clock.now(),
        action: "memory_model.not_fitted",
        subject: "memory_model",
        details: { found, expected: ENOUGH_TO_FIT },
      }),
    );
    return { kind: "too_few", found };
  }
  const sequences = [...people.values()].flat();
  const weights = await fitWeights(sequences.map((answers) => answers.filter(({ at }) => at < splitAt)));
  const guess = await averageGuess(db);
  const fitted = modelOf({ weights, guess });
  const evaluation = evaluate(await judge(people, { default: DEFAULT_MODEL, current, fitted }, splitAt), splitAt);

  return inTransaction(db, async (tx): Promise<FitResult> => {
    await lockModelChoice(tx);
    if ((await currentModel(tx)).parametersHash !== current.parametersHash) return { kind: "overtaken" };
    const { id, parametersHash: hash } = fitted;
    const at = clock.now();
    await insertFittedModel(tx, { hash, id, weights, guess, fittedAt: at, answers: evaluation.fittedOn, evaluation });
    const { gain, gainError, isBetter } = evaluation;
    await record(tx, by, {
      at,
      action: "memory_model.fitted",
      subject: `memory_model:${hash}`,
      details: { gain, gainError, isBetter },
    });
    if (!isBetter) return { kind: "kept", evaluation };
    await chooseModel({ db: tx, clock }, { ...by, hash, reason: reasonOf(evaluation) });
    return { kind: "adopted", evaluation };
  });
}

/** Questions change slowly; so many of the latest answers tell what is guessed now. */
const ASKED_LATELY = 20_000;

/** Share of lucky guesses in what is asked, to a hundredth: finer it would only make a new model of every week's chance. */
async function averageGuess(db: Deps["db"]): Promise<number> {
  const shapes = await countAskedShapes(db, { latest: ASKED_LATELY });
  const asked = shapes.reduce((sum, { count }) => sum + count, 0);
  const lucky = shapes.reduce((sum, { kind, options, count }) => sum + count * guessChance(kind, options), 0);
  return asked === 0 ? 0 : Math.min(MOST_GUESSED, Math.round((100 * lucky) / asked) / 100);
}

async function loadLog(db: Deps["db"]): Promise<Log> {
  const people = new Map<string, AnswerSequence[]>();
  const instants: number[] = [];
  for await (const { repId, answers } of (await sampleAnswers(db)).sequences) {
    const own = people.get(repId);
    if (own) own.push(answers);
    else people.set(repId, [answers]);
    instants.push(...predictedInstants(answers));
  }
  return { people, instants };
}

async function judge(people: People, models: Compared, splitAt: number): Promise<PersonLoss[]> {
  const losses: PersonLoss[] = [];
  for (const sequences of people.values()) {
    losses.push(personLoss(sequences, models, splitAt));
    // Between two people, everybody else's requests get their turn.
    await setImmediate();
  }
  return losses;
}

function reasonOf({ logLoss, judgedOn }: Evaluation): string {
  const [fitted, current] = [logLoss.fitted, logLoss.current].map((loss) => loss.toFixed(4));
  return `It foretold the ${judgedOn} latest answers better: log loss ${fitted} instead of ${current}.`;
}
