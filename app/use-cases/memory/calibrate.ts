import { openCalibration } from "#app/domain/memory/calibration.ts";
import { modelName } from "#app/domain/memory/memory-model.ts";
import { predictions } from "#app/domain/memory/predictions.ts";
import { MINUTE_MS, DAY_MS } from "#app/domain/time.ts";
import { estimateAnswers } from "#app/stores/answer-sequences.ts";
import { findCalibration, saveCalibration, type StoredReport } from "#app/stores/calibrations.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { sampleAnswers } from "#app/use-cases/memory/answer-sample.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";

/** Works out how well the model in use foretold the answers there are, and keeps it: it reads the whole log. */
export async function calibrate({ db, clock }: Pick<Deps, "db" | "clock">): Promise<StoredReport> {
  const model = await currentModel(db);
  const tally = openCalibration();
  const { share, sequences } = await sampleAnswers(db);
  for await (const { answers } of sequences) {
    for (const prediction of predictions(model, answers)) tally.add(prediction);
  }
  const report = { model: modelName(model), madeAt: clock.now(), share, calibration: tally.calibration() };
  await saveCalibration(db, report);
  return report;
}

/** The nightly job makes a new one each day; older than that, something kept it from running. */
const STALE_AFTER_MS = DAY_MS + 2 * 60 * MINUTE_MS;
/** Worked out while the reader waits: a fifth of a second, also on a busy machine. */
const FEW_ANSWERS = 10_000;
const FEW_STALE_AFTER_MS = 5 * MINUTE_MS;

/**
 * The report on the model in use. Of a short log it is never older than a few minutes; of a long one it is last night's, and
 * null while the first is being worked out.
 */
export async function currentCalibration(deps: Pick<Deps, "db" | "clock">): Promise<StoredReport | null> {
  const { db, clock } = deps;
  const known = await findCalibration(db, modelName(await currentModel(db)));
  const age = known === null ? Infinity : clock.now() - known.madeAt;
  if (age < FEW_STALE_AFTER_MS) return known;
  if ((await estimateAnswers(db)) <= FEW_ANSWERS) return calibrate(deps);
  if (age > STALE_AFTER_MS) await enqueueJob(db, "calibrate", {}, { key: "calibrate" });
  return known;
}
