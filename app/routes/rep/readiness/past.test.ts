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
  // Where the policy gives provisional people nothing, the rise to ready itself opened the gate.
  expect(pastEvents([granted(20)], changes).map(({ kind, at }) => [kind, at])).toEqual([
    ["gate", 20],
    ["level", 10],
  ]);
});

test("an end is told at its own instant and by its own cause, not as what was promised when the gate opened", () => {
  const lapse = (at: number): LevelChange => ({ at, from: "ready", to: "not_ready", cause: { kind: "time" } });
  const revoked = (at: number): HistoryEvent => ({
    ...granted(at),
    eligible: false,
    level: "not_ready",
    cause: { kind: "time", at: 12 },
  });
  const night = [change(10, "not_ready", "provisional"), lapse(12), change(15, "not_ready", "ready")];
  const late = pastEvents([revoked(40), granted(10)], [...night, lapse(33)]);
  expect(late.map(({ kind, at, cause }) => [kind, at, cause.kind])).toEqual([
    ["gate", 33, "time"],
    ["level", 15, "answer"],
    ["level", 12, "time"],
    ["gate", 10, "answer"],
  ]);
  // A wrong answer shut it, long after the end that was promised at first.
  const wrong = { ...change(40, "ready", "not_ready"), cause: { ...RIGHT, correct: false } };
  expect(pastEvents([revoked(40), granted(10)], [...night, wrong])[0]).toMatchObject({
    at: 40,
    cause: { correct: false },
  });
  // The end of a waiver is nothing the log knows of.
  expect(pastEvents([revoked(40)], [])[0]).toMatchObject({ kind: "gate", at: 40, cause: { kind: "time", at: 12 } });
});

test("a page tells the newest twenty", () => {
  const changes = Array.from({ length: 30 }, (_, index) => change(index, "provisional", "ready"));
  const events = pastEvents([granted(100)], changes);
  expect(events).toHaveLength(20);
  expect(events.map(({ at }) => at).slice(0, 3)).toEqual([100, 29, 28]);
});
