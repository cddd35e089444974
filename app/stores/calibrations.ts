import type { Calibration } from "#app/domain/memory/calibration.ts";
import { StoredReportJson } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

/** What a model's predictions were worth, when somebody last looked. */
export interface StoredReport {
  readonly model: string;
  readonly madeAt: number;
  /** Of the people whose answers were read, 0–1. */
  readonly share: number;
  /** Null: no answer yet that tells of forgetting. */
  readonly calibration: Calibration | null;
}

export async function findCalibration(db: Db, model: string): Promise<StoredReport | null> {
  const row = await db.selectFrom("calibration").selectAll().where("model", "=", model).executeTakeFirst();
  if (!row) return null;
  return { model, madeAt: row.madeAt.getTime(), ...StoredReportJson.parse(row.report) };
}

export async function saveCalibration(db: Db, { model, madeAt, share, calibration }: StoredReport): Promise<void> {
  const derived = { madeAt: new Date(madeAt), report: JSON.stringify({ share, calibration }) };
  await db
    .insertInto("calibration")
    .values({ model, ...derived })
    .onConflict((conflict) => conflict.column("model").doUpdateSet(derived))
    .execute();
}
