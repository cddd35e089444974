export type BulbState = "proven" | "held" | "soon" | "not_held" | "never";

export interface BulbSign {
  state: BulbState;
  importance: "critical" | "standard";
  /** 0..1; a proven bulb dims as recall fades towards the floor. */
  recall?: number | null | undefined;
}

interface BulbProps extends BulbSign {
  /** Overrides the size that importance gives. */
  size?: number | undefined;
  /** For `soon`: the day of the month it falls under the floor. */
  day?: string | undefined;
  /** Accessible name; null where words stand beside it. Default: the state in words. */
  label?: string | null | undefined;
}

/** One criterion: the lamp's core alone. Large is critical, small is standard. */
export function Bulb({ state, importance, recall, size, day, label }: BulbProps) {
  const pixels = size ?? (importance === "critical" ? 12 : 8);
  const name = label === undefined ? BULB_WORDS[state] : label;
  return (
    <svg
      className={`bulb bulb-${state}`}
      viewBox="0 0 16 16"
      width={pixels}
      height={pixels}
      {...(name === null ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
    >
      <Glass state={state} strokeWidth={pixels < 14 ? 2.25 : 1.25} brightness={brightness(recall)} />
      {state === "soon" && day !== undefined && pixels >= 16 ? (
        <text className="bulb-day" x="8" y="11.1">
          {day}
        </text>
      ) : null}
    </svg>
  );
}

interface GlassProps {
  state: BulbState;
  strokeWidth: number;
  /** Of a proven bulb; without it, whatever draws it says. */
  brightness?: number;
}

/** What a bulb looks like inside a square of 16. */
export function Glass({ state, strokeWidth, brightness }: GlassProps) {
  const radius = 8 - strokeWidth / 2;
  switch (state) {
    case "proven":
      return (
        <>
          <circle className="bulb-fill" cx="8" cy="8" r={radius} fillOpacity={brightness} />
          <circle className="bulb-rim" cx="8" cy="8" r={radius} strokeWidth={strokeWidth} />
        </>
      );
    case "held":
      return (
        <>
          <circle className="bulb-rim" cx="8" cy="8" r={radius} strokeWidth={strokeWidth} />
          <path className="bulb-fill" d={`M${8 - radius} 8a${radius} ${radius} 0 0 0 ${2 * radius} 0z`} />
        </>
      );
    case "soon":
      return <circle className="bulb-fill" cx="8" cy="8" r="8" />;
    case "not_held":
      return <circle className="bulb-rim" cx="8" cy="8" r={radius} strokeWidth={strokeWidth} />;
    case "never":
      return <circle className="bulb-fill" cx="8" cy="8" r="2.25" />;
  }
}

export const BULB_WORDS: Record<BulbState, string> = {
  proven: "proven",
  held: "held",
  soon: "held, running out",
  not_held: "not held",
  never: "never answered",
};

/** Recall between 0.75 and 1 is what a held criterion can have; the rim keeps 3:1 whatever the fill. */
export function brightness(recall: number | null | undefined): number {
  if (recall === null || recall === undefined) return 1;
  const share = Math.min(1, Math.max(0, (recall - 0.75) / 0.23));
  return Math.round((0.3 + 0.7 * share) * 100) / 100;
}
