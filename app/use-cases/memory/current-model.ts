import { DEFAULT_MODEL, fsrs6, uncounted } from "#app/domain/memory/fsrs.ts";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import { findChosenParameters, listFittedModels, type ModelParameters } from "#app/stores/memory-models.ts";
import type { Db } from "#db/client.ts";

/**
 * The model in use, in one statement. Whoever stores what it folds reads it in the same transaction, after the campaign's
 * lock: the replay that follows a choice waits for that lock once, and from then on nobody writes with the model before.
 */
export async function currentModel(db: Db): Promise<MemoryModel> {
  return inUse(await findChosenParameters(db));
}

/** The model that a choice stands for. @param chosen null: the default */
export function inUse(chosen: ModelParameters | null): MemoryModel {
  return chosen === null ? DEFAULT_MODEL : modelOf(chosen);
}

/** Every model that a stored memory may name, by that name. */
export async function knownModels(db: Db): Promise<Map<string, MemoryModel>> {
  const fitted = (await listFittedModels(db)).map(modelOf);
  const counted = [DEFAULT_MODEL, ...fitted];
  return new Map([...counted, ...counted.map(uncounted)].map((model) => [modelName(model), model]));
}

const MAX_REMEMBERED = 20;
const remembered = new Map<string, MemoryModel>();

/** The model with these parameters; kept, since most questions ask for the same one. */
export function modelOf({ weights, guess }: ModelParameters): MemoryModel {
  const key = [guess, ...weights].join();
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const model = fsrs6(weights, guess);
  remembered.set(key, model);
  return model;
}
