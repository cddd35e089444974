import type { LevelCause, LevelChange } from "#app/domain/readiness/level-history.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import type { HistoryCause, HistoryEvent } from "#app/stores/views/readiness-history.ts";

export interface PastEvent {
  readonly key: string;
  readonly at: number;
  /** gate: leads began or ceased to come. level: they went on coming, under other limits. */
  readonly kind: "gate" | "level";
  readonly eligible: boolean;
  readonly level: Level;
  readonly cause: HistoryCause;
}

/** More than a page can be read of. */
const MOST_EVENTS = 20;

/**
 * What was announced (the gate opened or shut, for whatever reason) with what the log says in between: from provisional to
 * ready and back, which opens and shuts nothing. Newest first; what both tell is told once.
 */
export function pastEvents(announced: readonly HistoryEvent[], changes: readonly LevelChange[]): PastEvent[] {
  const known = new Set(announced.map(({ at }) => at));
  const gate = announced.map(({ id, level, ...event }): PastEvent => ({
    ...event,
    key: `gate-${id}`,
    kind: "gate",
    level: level === "ready" || level === "provisional" ? level : "not_ready",
  }));
  const between = changes
    .filter(({ at, from, to }) => from !== "not_ready" && to !== "not_ready" && !known.has(at))
    .map(({ at, to, cause }): PastEvent => ({
      key: `level-${at}-${to}`,
      at,
      kind: "level",
      eligible: true,
      level: to,
      cause: causeOf(cause, at),
    }));
  return [...gate, ...between].sort((a, b) => b.at - a.at).slice(0, MOST_EVENTS);
}

function causeOf(cause: LevelCause, at: number): HistoryCause {
  return cause.kind === "time" ? { kind: "time", at } : cause;
}
