import { lampShape, lampWords, type ReadinessSign } from "./lamp-shape.ts";

interface LampProps extends ReadinessSign {
  now: number;
  size?: "s" | "m" | "l" | "xl";
  /** Accessible name; null where the words already stand beside it. Default: "Ready, 10 days left". */
  label?: string | null | undefined;
}

/** The one sign of readiness, the same in a table cell, on a card, beside a name. */
export function Lamp({ level, via, until, now, size = "m", label }: LampProps) {
  const sign = { level, via, until };
  const { tone, core, ring } = lampShape(sign, now);
  const name = label === undefined ? lampWords(sign, now) : label;
  const glows = tone === "ready" && (size === "l" || size === "xl");
  return (
    <svg
      className={`lamp lamp-${tone}`}
      viewBox="0 0 24 24"
      width={PIXELS[size]}
      height={PIXELS[size]}
      {...(name === null ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
    >
      {glows ? <circle className="halo" cx="12" cy="12" r="9" /> : null}
      <circle className="lamp-track" cx="12" cy="12" r="10.5" />
      {ring === null ? null : (
        <circle
          className="lamp-ring"
          cx="12"
          cy="12"
          r="10.5"
          pathLength="14"
          strokeDasharray={ring < 14 ? `${ring} 14` : undefined}
          transform="rotate(-90 12 12)"
        />
      )}
      <circle className={core === "full" ? "lamp-core lamp-fill" : "lamp-core"} cx="12" cy="12" r="5" />
      {core === "half" ? <path className="lamp-fill" d="M7 12a5 5 0 0 0 10 0z" /> : null}
    </svg>
  );
}

const PIXELS = { s: 16, m: 20, l: 40, xl: 72 } as const;
