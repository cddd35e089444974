import { z } from "zod";
import type { Db } from "#db/client.ts";

const StoredWeights = z.array(z.number());

/** Weights by the hash that memories name. */
export async function listWeights(db: Db): Promise<Map<string, readonly number[]>> {
  const rows = await db.selectFrom("memoryModel").select(["hash", "weights"]).execute();
  return new Map(rows.map(({ hash, weights }) => [hash, StoredWeights.parse(weights)]));
}

/** The weights of the last choice; null if nothing was ever chosen, or the default. */
export async function findChosenWeights(db: Db): Promise<readonly number[] | null> {
  const row = await db
    .selectFrom("memoryModelChoice")
    .leftJoin("memoryModel", "memoryModel.hash", "memoryModelChoice.hash")
    .select("memoryModel.weights")
    .orderBy("memoryModelChoice.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.weights === null || row === undefined ? null : StoredWeights.parse(row.weights);
}
