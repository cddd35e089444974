import type { Db } from "#db/client.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import type { Clock, Deps } from "#app/use-cases/deps.ts";

/** What use-cases get while the demo world's past is played: a clock that is moved, chance that repeats. */
export interface Past extends Deps {
  readonly clock: MovableClock;
}
export interface MovableClock extends Clock {
  set(at: number): void;
  advance(ms: number): void;
}

/** Something that happened at an instant (epoch milliseconds) of the demo's past. */
export interface Moment {
  readonly at: number;
  happen(past: Past): Promise<void>;
}

/** @param tx the transaction that the whole past is written in */
export function pastOf(deps: Deps, tx: Db, at: number): Past {
  let now = at;
  const next = seeded("demo");
  return {
    db: tx,
    clock: { now: () => now, set: (to) => void (now = to), advance: (ms) => void (now += ms) },
    // Secrets stay secret; only what is shuffled repeats.
    random: { bytes: (length) => deps.random.bytes(length), seed: () => Math.floor(next() * 0x7fff_ffff) },
  };
}
