import { fallsTo, recallAt } from "./fsrs.ts";
import type { Memory } from "./memory.ts";

/**
 * The first whole millisecond at which predicted recall is under a floor: the closed form, then moved by the predicate
 * itself, so that it agrees with `recallAt(memory, at) < floor` to the millisecond. Infinity if that never comes, or only when
 * milliseconds can no longer be counted (285,000 years).
 */
export function firstBelow(memory: Memory, floor: number): number {
  let at = Math.ceil(fallsTo(memory, floor));
  if (!Number.isSafeInteger(at)) return Infinity;
  while (at > memory.lastAt && recallAt(memory, at - 1) < floor) at -= 1;
  while (recallAt(memory, at) >= floor) at += 1;
  return Math.max(at, memory.lastAt);
}
