import { insertAudit } from "#app/stores/audit.ts";
import type { Db } from "#db/client.ts";
import { actorText, type Actor } from "./deps.ts";

/** Who asks for a change, and in which request: part of every changing use-case's input. */
export interface By {
  readonly actor: Actor;
  readonly requestId?: string | undefined;
}

/** The audit record of a change, in its transaction. */
export async function record(
  tx: Db,
  { actor, requestId }: By,
  entry: { at: number; action: string; subject: string; details?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await insertAudit(tx, { ...entry, actor: actorText(actor), ...(requestId === undefined ? {} : { requestId }) });
}
