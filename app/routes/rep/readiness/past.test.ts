import { expect, test } from "vitest";
import type { LevelChange } from "#app/domain/readiness/level-history.ts";
import type { HistoryEvent } from "#app/stores/views/readiness-history.ts";
import { pastEvents } from "./past.ts";

const RIGHT = { kind: "answer", criterion: "size", correct: true } as const;
const granted = (at: number): HistoryEvent => ({ id: at, at, eligible: true, level: "provisional", cause: RIGHT });
const change = (at: number, from: LevelChange["from"], to: LevelChange["to"]): LevelChange => ({
  at,
  from,
  to,
  cause: RIGHT,
});

test("a rise the announcements don't know of is told beside them, newest first, and nothing twice", () => {
  const changes = [change(10, "not_ready", "provisional"), change(20, "provisional", "ready")];
  const events = pastEvents([granted(10)], changes);
  expect(events.map(({ kind, level, at }) => [kind, level, at])).toEqual([
    ["level", "ready", 20],
    ["gate", "provisional", 10],
  ]);
  // Where the policy gives provisional people nothing, the rise itself opened the gate.
  expect(pastEvents([granted(20)], changes).map(({ kind, at }) => [kind, at])).toEqual([["gate", 20]]);
});

test("a page tells the newest twenty", () => {
  const changes = Array.from({ length: 30 }, (_, index) => change(index, "provisional", "ready"));
  const events = pastEvents([granted(100)], changes);
  expect(events).toHaveLength(20);
  expect(events.map(({ at }) => at).slice(0, 3)).toEqual([100, 29, 28]);
});
