import type { Db } from "#db/client.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { testClock, type TestClock } from "./clock.ts";
import { testRandom } from "./random.ts";

/** What a use-case gets in a test: the file's database, a clock that stands still at NOW, chance that repeats. */
export function testDeps(db: Db, clock: TestClock = testClock()): Deps & { clock: TestClock } {
  return { db, clock, random: testRandom() };
}
