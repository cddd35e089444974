import { insertModelChoice, lockModelChoice } from "#app/stores/memory-models.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export interface ModelChoice extends By {
  /** Of fitted weights that are stored; null: the default weights. */
  readonly hash: string | null;
  readonly reason: string;
}

/**
 * Brings a model into use, from this transaction's commit on: whoever answers then is folded with it, and a replay folds
 * everything else. Throws if the weights are not stored.
 */
export async function chooseModel(deps: Pick<Deps, "db" | "clock">, choice: ModelChoice): Promise<void> {
  const at = deps.clock.now();
  const { hash, reason, actor } = choice;
  await inTransaction(deps.db, async (tx) => {
    await lockModelChoice(tx);
    await insertModelChoice(tx, { hash, reason, at, chosenBy: actor.kind === "person" ? actor.id : null });
    await enqueueJob(tx, "replay-memories", {}, { key: "replay-memories" });
    await enqueueJob(tx, "calibrate", {}, { key: "calibrate" });
    await record(tx, choice, {
      at,
      action: "memory_model.chosen",
      subject: `memory_model:${hash ?? "default"}`,
      details: { reason },
    });
  });
}
