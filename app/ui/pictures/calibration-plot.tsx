import { plotGeometry, type PlottedBin } from "./calibration-geometry.ts";
import { Legend } from "./legend.tsx";

interface CalibrationPlotProps {
  bins: readonly PlottedBin[];
  /** Said instead of the picture, where it can't be seen. */
  finding: string;
}

const WIDTH = 400;
const HEIGHT = 320;

/** Predicted against observed: a dot for each group of answers with the range where the truth lies, and the line of a perfect model. */
export function CalibrationPlot({ bins, finding }: CalibrationPlotProps) {
  const { ticks, dots, area } = plotGeometry(bins, { width: WIDTH, height: HEIGHT });
  return (
    <figure className="grid gap-3">
      <Legend items={KEY} />
      <svg className="chart curve-large" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={finding}>
        {ticks.map((tick) => (
          <g key={tick.words}>
            <line className="chart-axis" x1={area.left} x2={area.right} y1={tick.y} y2={tick.y} />
            <text x={area.left - 8} y={tick.y + 4} textAnchor="end">
              {tick.words}
            </text>
            <text x={tick.x} y={area.bottom + 16} textAnchor={tick.x > area.right - 12 ? "end" : "middle"}>
              {tick.words}
            </text>
          </g>
        ))}
        <line className="chart-floor" x1={area.left} x2={area.right} y1={area.bottom} y2={area.top} />
        <text className="chart-note" x={area.left + 6} y={area.top + 12}>
          remembered longer
        </text>
        <text className="chart-note" x={area.right - 4} y={area.bottom - 8} textAnchor="end">
          forgot faster
        </text>
        {dots.map((dot) => (
          <g key={dot.key}>
            <line className="chart-now" x1={dot.x} x2={dot.x} y1={dot.low} y2={dot.high} />
            <circle className="chart-cross" cx={dot.x} cy={dot.y} r="4" />
          </g>
        ))}
        <text x={(area.left + area.right) / 2} y={HEIGHT - 4} textAnchor="middle">
          predicted
        </text>
        <text x="0" y="10">
          observed
        </text>
      </svg>
    </figure>
  );
}

const KEY = [
  {
    mark: (
      <svg className="chart-mark" width="10" height="16" aria-hidden="true">
        <line className="chart-now" x1="5" x2="5" y1="1" y2="15" />
        <circle className="chart-cross" cx="5" cy="8" r="3.5" />
      </svg>
    ),
    text: "about a tenth of the answers, and where the truth lies (95 %)",
  },
  {
    mark: (
      <svg className="chart-mark" width="22" height="10" aria-hidden="true">
        <path className="chart-floor" d="M0 9L22 1" />
      </svg>
    ),
    text: "a perfect prediction",
  },
];
