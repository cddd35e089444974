import type { Clock } from "#app/use-cases/deps.ts";

/** The present of every test: a Monday morning, 2026-01-05T09:00Z. */
export const NOW = Date.UTC(2026, 0, 5, 9);

export interface TestClock extends Clock {
  set(at: number): void;
  advance(ms: number): void;
}

/** A clock that stands still until a test moves it. */
export function testClock(at: number = NOW): TestClock {
  let now = at;
  return {
    now: () => now,
    set: (next) => void (now = next),
    advance: (ms) => void (now += ms),
  };
}
