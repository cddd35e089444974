import { SECOND_MS } from "#app/domain/time.ts";
import type { Db } from "#db/client.ts";

/** Longer than this nobody waits for a campaign: better a quick "try again" than a hanging request. */
const PATIENCE_MS = 8 * SECOND_MS;

/** Told apart as "the database is full", so that the caller is answered 503. */
export class CampaignBusyError extends Error {
  readonly code = "53400";
  constructor() {
    super(`the campaign is busy: found no turn within ${PATIENCE_MS / SECOND_MS} s`);
  }
}

const tails = new WeakMap<Db, Map<number, Promise<void>>>();

/**
 * Runs `work` after all earlier work of this process for the same campaign. Only for the sake of connections: who waits for
 * the campaign's lock holds one, and a burst of leads for one campaign would take them all. The lock alone keeps the promise.
 */
export async function inTurn<Result>(db: Db, campaignId: number, work: () => Promise<Result>): Promise<Result> {
  const queue = tails.get(db) ?? new Map<number, Promise<void>>();
  tails.set(db, queue);
  const before = queue.get(campaignId);
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const tail = before ? before.then(() => finished) : finished;
  queue.set(campaignId, tail);
  try {
    if (before) await withPatience(before);
    return await work();
  } finally {
    finish();
    if (queue.get(campaignId) === tail) queue.delete(campaignId);
  }
}

async function withPatience(turn: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CampaignBusyError()), PATIENCE_MS);
  });
  try {
    await Promise.race([turn, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
