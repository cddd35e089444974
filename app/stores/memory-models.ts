import { sql } from "kysely";
import { z } from "zod";
import type { Evaluation } from "#app/domain/memory/evaluation.ts";
import { StoredEvaluation } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

const StoredWeights = z.array(z.number());

/** Apart from the campaigns' locks: two fits at once would each compare themselves with the same model in use. */
const MODEL_LOCK = 0x6772_6d6d;

export async function lockModelChoice(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${MODEL_LOCK}::bigint)`.execute(tx);
}

/** What tells one model of the family from another. */
export interface ModelParameters {
  readonly weights: readonly number[];
  /** Share of lucky guesses, 0 to 0.5. */
  readonly guess: number;
}

/** The parameters of the last choice, as JSON; null if nothing was ever chosen, or the default. */
export const chosenParametersJson = sql<ModelParameters | null>`(
  select case when model.hash is not null then json_build_object('weights', model.weights, 'guess', model.guess) end
  from memory_model_choice choice left join memory_model model on model.hash = choice.hash
  order by choice.id desc limit 1)`;

/** Those of the last choice; null if nothing was ever chosen, or the default. */
export async function findChosenParameters(db: Db): Promise<ModelParameters | null> {
  const { chosen } = await db.selectNoFrom(chosenParametersJson.as("chosen")).executeTakeFirstOrThrow();
  return chosen;
}

export interface FittedModel extends ModelParameters {
  readonly hash: string;
  readonly id: string;
  readonly fittedAt: number;
  readonly answers: number;
  readonly evaluation: Evaluation;
}

/** Every set of weights that was ever fitted, newest first. */
export async function listFittedModels(db: Db): Promise<FittedModel[]> {
  const rows = await db.selectFrom("memoryModel").selectAll().orderBy("fittedAt", "desc").orderBy("hash").execute();
  return rows.map(({ weights, fittedAt, evaluation, ...row }) => ({
    ...row,
    weights: StoredWeights.parse(weights),
    fittedAt: fittedAt.getTime(),
    evaluation: StoredEvaluation.parse(evaluation),
  }));
}

/** The same answers give the same weights: fitting them again changes nothing. */
export async function insertFittedModel(db: Db, model: FittedModel): Promise<void> {
  await db
    .insertInto("memoryModel")
    .values({
      ...model,
      weights: JSON.stringify(model.weights),
      fittedAt: new Date(model.fittedAt),
      evaluation: JSON.stringify(model.evaluation),
    })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

export interface StoredChoice {
  readonly id: number;
  /** Null: the default weights. */
  readonly hash: string | null;
  readonly chosenAt: number;
  readonly reason: string;
  /** Null: the weekly fit. */
  readonly chosenBy: string | null;
}

/** What was chosen when, and why; the newest first. */
export async function listModelChoices(db: Db): Promise<StoredChoice[]> {
  const rows = await db
    .selectFrom("memoryModelChoice as choice")
    .leftJoin("person", "person.id", "choice.chosenBy")
    .select(["choice.id", "choice.hash", "choice.chosenAt", "choice.reason", "person.name"])
    .orderBy("choice.id", "desc")
    .limit(50)
    .execute();
  return rows.map(({ chosenAt, name, ...row }) => ({ ...row, chosenAt: chosenAt.getTime(), chosenBy: name }));
}

export async function insertModelChoice(
  db: Db,
  { hash, reason, at, chosenBy }: { hash: string | null; reason: string; at: number; chosenBy: string | null },
): Promise<void> {
  await db
    .insertInto("memoryModelChoice")
    .values({ hash, reason, chosenAt: new Date(at), chosenBy })
    .execute();
}
