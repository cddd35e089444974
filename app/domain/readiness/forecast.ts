import { decide } from "./decide.ts";
import type { GateQuestion, Level } from "./readiness.ts";

export interface LevelChange {
  /** Epoch milliseconds from which the level holds. */
  readonly at: number;
  readonly level: Level;
}

/**
 * The level now and each change of it up to `to` (included) if nobody practises: what time takes, and what a pending
 * version takes or gives back. In order; neighbours differ.
 */
export function levelChanges(question: GateQuestion, to: number): readonly LevelChange[] {
  const changes: LevelChange[] = [];
  for (let at: number | null = question.at; at !== null && at <= to; at = nextMoment({ ...question, at })) {
    const { level } = decide({ ...question, at });
    if (changes.at(-1)?.level !== level) changes.push({ at, level });
  }
  return changes;
}

/** The level at a later instant if nobody practises until then. */
export function levelAt(question: GateQuestion, at: number): Level {
  return decide({ ...question, at }).level;
}

/** When the level may change next: it ends, or a pending version takes effect. */
function nextMoment(question: GateQuestion): number | null {
  const { until } = decide(question);
  const from = question.pending && question.pending.from > question.at ? question.pending.from : null;
  if (until === null || from === null) return until ?? from;
  return Math.min(until, from);
}
