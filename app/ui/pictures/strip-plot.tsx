import { formatDuration } from "../format.ts";
import { Legend } from "./legend.tsx";
import { stripGeometry } from "./strip-geometry.ts";

export interface StripRow {
  key: string;
  label: string;
  /** "half within 22 min" */
  note: string;
  /** How long each lead waited, in ms. */
  waits: readonly number[];
  /** The agreed limit, in ms. */
  limit: number;
}

/** How long things took: one dot per lead on a logarithmic scale, a bar at the agreed limit, red past it. */
export function StripPlot({ rows, finding }: { rows: readonly StripRow[]; finding: string }) {
  return (
    <figure className="grid gap-3">
      <Legend items={KEY} />
      <div className="max-md:hidden">
        <Drawing rows={rows} finding={finding} width={940} left={190} rowHeight={56} labelled="beside" />
      </div>
      <div className="md:hidden">
        <Drawing rows={rows} finding={finding} width={358} left={12} rowHeight={66} labelled="above" />
      </div>
      <details>
        <summary>The same as a table</summary>
        <table className="table">
          <caption className="sr-only">{finding}</caption>
          <thead>
            <tr>
              <th scope="col">Campaign</th>
              {["Leads", "Limit", "Past it", "Longest"].map((header) => (
                <th key={header} scope="col" className="number">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td className="number">{row.waits.length}</td>
                <td className="number">{formatDuration(row.limit)}</td>
                <td className="number">{row.waits.filter((wait) => wait > row.limit).length}</td>
                <td className="number">{row.waits.length > 0 ? formatDuration(Math.max(...row.waits)) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

interface DrawingProps {
  rows: readonly StripRow[];
  finding: string;
  width: number;
  left: number;
  rowHeight: number;
  labelled: "beside" | "above";
}

function Drawing({ rows, finding, width, left, rowHeight, labelled }: DrawingProps) {
  const shape = stripGeometry(rows, { left, width, rowHeight, dot: labelled === "beside" ? 8 : 6 });
  const bottom = rows.length * rowHeight;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${bottom + 24}`} role="img" aria-label={finding}>
      {shape.ticks.map((tick) => (
        <g key={tick.label}>
          <line className="chart-axis" x1={tick.x} x2={tick.x} y1="4" y2={bottom} />
          <text x={tick.x} y={bottom + 18} textAnchor={tick.x > width - 20 ? "end" : "middle"}>
            {tick.label}
          </text>
        </g>
      ))}
      {shape.rows.map((row) => (
        <g key={row.key}>
          <text className="chart-strong" x="0" y={labelled === "beside" ? row.middle - 2 : row.top + 12}>
            {row.label}
            <tspan className="chart-note" {...(labelled === "beside" ? { x: 0, dy: 15 } : { dx: 6 })}>
              {row.note}
            </tspan>
          </text>
          {row.dots.map((dot, index) => (
            <circle
              key={index}
              className={dot.late ? "chart-dot-late" : "chart-dot"}
              cx={dot.x}
              cy={dot.y}
              r={shape.radius}
            />
          ))}
          <line className="chart-expect" x1={row.limitX} x2={row.limitX} y1={row.middle - 18} y2={row.middle + 18} />
        </g>
      ))}
    </svg>
  );
}

const KEY = [
  { mark: <KeyDot className="chart-dot" />, text: "one lead" },
  {
    mark: (
      <svg className="chart-mark" width="4" height="14" aria-hidden="true">
        <line className="chart-expect" x1="2" x2="2" y1="2" y2="12" />
      </svg>
    ),
    text: "agreed limit",
  },
  { mark: <KeyDot className="chart-dot-late" />, text: "past it" },
];

function KeyDot({ className }: { className: string }) {
  return (
    <svg className="chart-mark" width="8" height="8" aria-hidden="true">
      <circle className={className} cx="4" cy="4" r="3.5" />
    </svg>
  );
}
