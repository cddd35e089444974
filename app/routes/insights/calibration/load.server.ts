import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { modelName } from "#app/domain/memory/memory-model.ts";
import { countAwaitingReplay } from "#app/stores/memories.ts";
import { type FittedModel, listFittedModels, listModelChoices, type StoredChoice } from "#app/stores/memory-models.ts";
import { currentCalibration } from "#app/use-cases/memory/calibrate.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export type CalibrationData = Awaited<ReturnType<typeof loadCalibration>>;

/** How well the model in use predicts, which one that is, and what was tried and chosen before. */
export async function loadCalibration(deps: Deps) {
  const { db } = deps;
  const model = await currentModel(db);
  const choices = await listModelChoices(db);
  const fits = await listFittedModels(db);
  const fitted = fits.find(({ hash }) => hash === model.parametersHash);
  return {
    now: deps.clock.now(),
    report: await currentCalibration(deps),
    model: {
      name: modelName(model),
      isDefault: model === DEFAULT_MODEL,
      choice: choices[0] ?? null,
      answers: fitted?.answers ?? null,
      guess: fitted?.guess ?? 0,
    },
    awaitingReplay: await countAwaitingReplay(db, modelName(model)),
    past: pastOf(choices, fits),
  };
}

/** One line of the history: a choice, with what the split said of its weights; or a fit that stayed a try. */
export interface PastModel {
  readonly key: string;
  readonly at: number;
  /** Null: the default weights. */
  readonly hash: string | null;
  readonly kind: "chosen" | "tried";
  readonly words: string;
  /** Who chose; null: nobody, it was the better one. */
  readonly by: string | null;
  readonly evaluation: FittedModel["evaluation"] | null;
}

/** The newest first. */
function pastOf(choices: readonly StoredChoice[], fits: readonly FittedModel[]): PastModel[] {
  const byHash = new Map(fits.map((fit) => [fit.hash, fit]));
  const chosen = choices.map(({ id, hash, chosenAt, reason, chosenBy }): PastModel => {
    const evaluation = hash === null ? null : (byHash.get(hash)?.evaluation ?? null);
    return { key: `choice ${id}`, at: chosenAt, hash, kind: "chosen", words: reason, by: chosenBy, evaluation };
  });
  const tried = fits
    .filter(({ hash }) => choices.every((choice) => choice.hash !== hash))
    .map(({ hash, fittedAt, evaluation }): PastModel => {
      const words = "Fitted, and not better by enough: what was in use stayed.";
      return { key: `fit ${hash}`, at: fittedAt, hash, kind: "tried", words, by: null, evaluation };
    });
  return [...chosen, ...tried].toSorted((a, b) => b.at - a.at);
}
