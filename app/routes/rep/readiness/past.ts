import type { LevelChange } from "#app/domain/readiness/level-history.ts";
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
 * What was announced (the gate opened or shut, for whatever reason) with what the log says beside it: rises and falls that
 * opened and shut nothing, or that nobody asked about. An announcement comes when somebody asks, and knows only what was
 * promised when the gate opened; where the log knows the instant or the cause, it is the log that is told. Newest first.
 */
export function pastEvents(announced: readonly HistoryEvent[], changes: readonly LevelChange[]): PastEvent[] {
  const told = new Set<LevelChange>();
  const gate = announced.map(({ id, level, ...event }, index): PastEvent => {
    const known: PastEvent = {
      ...event,
      key: `gate-${id}`,
      kind: "gate",
      level: level === "ready" || level === "provisional" ? level : "not_ready",
    };
    const change = changeBehind(event, announced[index + 1]?.at ?? -Infinity, changes);
    if (!change) return known;
    told.add(change);
    return { ...known, at: change.at, cause: causeOf(change) };
  });
  const between = changes
    .filter((change) => !told.has(change))
    .map((change): PastEvent => ({
      key: `level-${change.at}-${change.to}`,
      at: change.at,
      kind: "level",
      eligible: change.to !== "not_ready",
      level: change.to,
      cause: causeOf(change),
    }));
  return [...gate, ...between].sort((a, b) => b.at - a.at).slice(0, MOST_EVENTS);
}

/** The change that an announcement tells of: the one at that very instant, or the end of what was known that came before it. */
function changeBehind(
  { at, eligible, cause }: Pick<HistoryEvent, "at" | "eligible" | "cause">,
  before: number,
  changes: readonly LevelChange[],
): LevelChange | undefined {
  const exact = changes.findLast((change) => change.at === at && (change.to !== "not_ready") === eligible);
  if (exact || eligible || cause.kind !== "time") return exact;
  return changes.findLast(({ at: end, to, cause: { kind } }) => {
    return kind === "time" && to === "not_ready" && end <= at && end > before;
  });
}

function causeOf({ cause, at }: LevelChange): HistoryCause {
  return cause.kind === "time" ? { kind: "time", at } : cause;
}
