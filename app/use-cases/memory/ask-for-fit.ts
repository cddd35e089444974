import { enqueueJob } from "#app/stores/jobs.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/** Has the model fitted to the organisation's answers soon, in the background; asked twice, it is done once. */
export async function askForFit(deps: Pick<Deps, "db" | "clock">, by: By): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const askedBy = by.actor.kind === "person" ? by.actor.id : undefined;
    await enqueueJob(tx, "fit-memory", { askedBy }, { key: "fit-memory" });
    await record(tx, by, { at: deps.clock.now(), action: "memory_model.fit_asked", subject: "memory_model" });
  });
}
