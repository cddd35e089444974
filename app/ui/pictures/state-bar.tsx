import type { Tally, TeamState } from "#app/domain/team/team-state.ts";
import { Legend } from "./legend.tsx";

/** From what is safe to what is missing; each part has a shape of its own, so that colour isn't needed. */
const ORDER: readonly TeamState[] = ["ready", "lapsing", "provisional", "waived", "not_ready"];

const WORDS: Record<TeamState, string> = {
  ready: "ready for longer than a week",
  lapsing: "lapse within a week",
  provisional: "provisional",
  waived: "in by waiver",
  not_ready: "not ready",
};

const HEIGHT = 12;

/**
 * How a group stands: its people by state, side by side, as parts of the group or of `of` people. Decorative, since words
 * stand beside it.
 */
export function StateBar({ tally, of }: { tally: Tally; of?: number | undefined }) {
  const all = Math.max(1, of ?? ORDER.reduce((sum, state) => sum + tally[state], 0));
  let from = 0;
  return (
    <svg className="state-bar" width="100%" height={HEIGHT} aria-hidden="true">
      {ORDER.filter((state) => tally[state] > 0).map((state) => {
        const x = from;
        from += tally[state] / all;
        return <Part key={state} state={state} x={percent(x)} width={percent(tally[state] / all)} />;
      })}
    </svg>
  );
}

/* Ready is as tall as the bar, provisional half of it, as in the lamp; who may not, or only by waiver, is hollow. */
function Part({ state, x, width }: { state: TeamState; x: string; width: string }) {
  const half = state === "provisional";
  const hollow = state === "waived" || state === "not_ready";
  return (
    <rect
      className={`state-${state}`}
      x={x}
      y={half ? HEIGHT / 2 : hollow ? 1 : 0}
      width={width}
      height={half ? HEIGHT / 2 : hollow ? HEIGHT - 2 : HEIGHT}
    />
  );
}

/** "12 ready for longer than a week, 3 lapse within a week, 4 not ready": what there is none of is left out. */
export function tallyWords(tally: Tally): string {
  const parts = ORDER.filter((state) => tally[state] > 0).map((state) => {
    const words = state === "lapsing" && tally[state] === 1 ? "lapses within a week" : WORDS[state];
    return `${tally[state]} ${words}`;
  });
  return parts.length === 0 ? "nobody" : parts.join(", ");
}

/** What the parts of the bar mean. */
export function StateLegend() {
  return (
    <Legend
      items={ORDER.map((state) => ({
        mark: (
          <svg className="state-bar" width="12" height={HEIGHT} aria-hidden="true">
            <Part state={state} x="0" width="100%" />
          </svg>
        ),
        text: WORDS[state],
      }))}
    />
  );
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
