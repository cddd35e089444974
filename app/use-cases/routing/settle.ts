import { sql } from "kysely";
import { decideRouting, type RoutingInputs, type RoutingOutcome } from "#app/domain/routing/decision.ts";
import { lockRepLoad } from "#app/stores/assignments.ts";
import { type PublishedContext, reloadRep } from "#app/use-cases/routing/load-inputs.ts";
import type { Db } from "#db/client.ts";

export interface Settled {
  readonly inputs: RoutingInputs;
  readonly outcome: RoutingOutcome;
}

/**
 * Decides, and makes sure that a limit which spans campaigns still holds: the chosen rep's row is locked, their leads are
 * counted again, and if that changes the choice, the lock is given back before the next one is taken. Nobody ever waits
 * for a second person's row while holding a first, so two campaigns can't wait for each other.
 */
export async function settle(tx: Db, context: PublishedContext, loaded: RoutingInputs): Promise<Settled> {
  let inputs = loaded;
  let outcome = decideRouting(inputs);
  for (let tries = 0; outcome.kind === "chosen" && isCapped(inputs, outcome.repId); tries += 1) {
    if (tries > 2 * inputs.reps.length)
      throw new Error(`no settled choice for lead ${context.lead.id} after ${tries} tries`);
    const { repId } = outcome;
    await sql`savepoint rep_limit`.execute(tx);
    await lockRepLoad(tx, repId);
    inputs = await reloadRep(tx, { context, inputs, repId });
    outcome = decideRouting(inputs);
    if (outcome.kind === "chosen" && outcome.repId === repId) {
      await sql`release savepoint rep_limit`.execute(tx);
      break;
    }
    await sql`rollback to savepoint rep_limit`.execute(tx);
  }
  return { inputs, outcome };
}

function isCapped({ mode, reps }: RoutingInputs, repId: string): boolean {
  if (mode.kind === "fallback") return false;
  const rep = reps.find((one) => one.id === repId);
  return rep !== undefined && (rep.maxOpenLeads !== null || rep.maxLeadsPerDay !== null);
}
