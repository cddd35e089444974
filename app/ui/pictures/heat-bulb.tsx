import { brightness, type BulbState, Glass } from "../readiness/bulb.tsx";

const STATES: readonly BulbState[] = ["proven", "held", "soon", "not_held", "never"];
const RIM = 1.25;

/** The bulbs of a heat map, drawn once: over a thousand cells each point at one of these five. */
export function HeatBulbShapes() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {STATES.map((state) => (
        <symbol key={state} id={`heat-${state}`} viewBox="0 0 16 16" overflow="visible">
          <Glass state={state} strokeWidth={RIM} />
        </symbol>
      ))}
    </svg>
  );
}

interface HeatBulbProps {
  state: BulbState;
  recall: number | null | undefined;
  /** For `soon`: the day of the month it falls under the floor. */
  day: string | undefined;
  label: string;
}

/** One cell: `Bulb`, as light as a page of a thousand needs it. */
export function HeatBulb({ state, recall, day, label }: HeatBulbProps) {
  return (
    <svg className={`bulb bulb-${state}`} viewBox="0 0 16 16" role="img" aria-label={label}>
      <use href={`#heat-${state}`} {...(state === "proven" ? { fillOpacity: brightness(recall) } : {})} />
      {day === undefined ? null : (
        <text className="bulb-day" x="8" y="11.1">
          {day}
        </text>
      )}
    </svg>
  );
}
