import type { Assignment } from "#app/stores/assignments.ts";
import { meetClock, stopClock } from "#app/stores/clocks.ts";
import { settleNoticesOf } from "#app/stores/notices.ts";
import type { Db } from "#db/client.ts";

/** How a reminder of a first touch is told once, and found again when it has come. */
export function clockReminderKey(clockId: string): string {
  return `reminder:${clockId}`;
}

/**
 * Ends the first-touch clock of an assignment, met by a touch or stopped without one. Nobody is told any more that the
 * prospect waits for them; that a clock ran out stays said, because it did.
 */
export async function endClock(
  tx: Db,
  { owner: { id, repId }, how, at }: { owner: Pick<Assignment, "id" | "repId">; how: "met" | "stopped"; at: number },
): Promise<void> {
  const end = how === "met" ? meetClock : stopClock;
  const dedupeKeys = (await end(tx, { assignmentId: id, at })).map(clockReminderKey);
  await settleNoticesOf(tx, { personId: repId, dedupeKeys, at });
}
