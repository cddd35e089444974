import type { BulbState } from "./bulb.tsx";
import { isHeld } from "./bulb-strip.tsx";

const WIDTH = 274;
const HEIGHT = 178;
const CORNER = 36;

/** The dressing-room mirror: one bulb round it for each of your criteria; "24 of 29 criteria you hold". */
export function Mirror({ bulbs }: { bulbs: readonly { state: BulbState }[] }) {
  const held = bulbs.filter(isHeld).length;
  const places = bulbs.map((bulb, index) => ({ ...bulb, ...pointAt((index + 0.5) / Math.max(1, bulbs.length)) }));
  const label = `A mirror with one bulb for each of your ${bulbs.length} criteria; you hold ${held}`;
  return (
    <svg className="mirror" viewBox="0 0 304 208" role="img" aria-label={label}>
      <rect className="mirror-frame" x="1" y="1" width="302" height="206" rx="48" />
      <rect className="mirror-glass" x="29" y="29" width="246" height="150" rx="23" />
      {places.map(({ state, x, y }, index) =>
        state === "proven" || state === "soon" ? <circle key={index} className="halo" cx={x} cy={y} r="8.5" /> : null,
      )}
      {places.map(({ state, x, y }, index) => (
        <MirrorBulb key={index} state={state} x={x} y={y} />
      ))}
      <text className="mirror-count" x="152" y="112">
        {held}
        <tspan className="mirror-of" dx="5">
          of {bulbs.length}
        </tspan>
      </text>
      <text x="152" y="136">
        criteria you hold
      </text>
    </svg>
  );
}

function MirrorBulb({ state, x, y }: { state: BulbState; x: number; y: number }) {
  if (state === "proven" || state === "soon") return <circle className="mirror-lit" cx={x} cy={y} r="4.5" />;
  if (state !== "held") return <circle className="mirror-bulb" cx={x} cy={y} r="4.5" />;
  return (
    <>
      <circle className="mirror-bulb mirror-half" cx={x} cy={y} r="4.5" />
      <path className="mirror-lit" d={`M${x - 4.5} ${y}a4.5 4.5 0 0 0 9 0z`} />
    </>
  );
}

/* A point on the rounded frame, going round from the middle of the lower edge. */
function pointAt(turn: number): { x: number; y: number } {
  const straightX = WIDTH - 2 * CORNER;
  const straightY = HEIGHT - 2 * CORNER;
  const arc = (Math.PI / 2) * CORNER;
  const sides: { length: number; at: (along: number) => { x: number; y: number } }[] = [
    { length: straightX / 2, at: (s) => ({ x: 152 - s, y: 193 }) },
    { length: arc, at: (s) => onArc(15 + CORNER, 193 - CORNER, Math.PI / 2 + s / CORNER) },
    { length: straightY, at: (s) => ({ x: 15, y: 193 - CORNER - s }) },
    { length: arc, at: (s) => onArc(15 + CORNER, 15 + CORNER, Math.PI + s / CORNER) },
    { length: straightX, at: (s) => ({ x: 15 + CORNER + s, y: 15 }) },
    { length: arc, at: (s) => onArc(289 - CORNER, 15 + CORNER, (3 * Math.PI) / 2 + s / CORNER) },
    { length: straightY, at: (s) => ({ x: 289, y: 15 + CORNER + s }) },
    { length: arc, at: (s) => onArc(289 - CORNER, 193 - CORNER, s / CORNER) },
    { length: straightX / 2, at: (s) => ({ x: 289 - CORNER - s, y: 193 }) },
  ];
  let along = turn * sides.reduce((sum, side) => sum + side.length, 0);
  for (const side of sides) {
    if (along <= side.length) return rounded(side.at(along));
    along -= side.length;
  }
  return { x: 152, y: 193 };
}

function onArc(cx: number, cy: number, angle: number): { x: number; y: number } {
  return { x: cx + CORNER * Math.cos(angle), y: cy + CORNER * Math.sin(angle) };
}

function rounded({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
