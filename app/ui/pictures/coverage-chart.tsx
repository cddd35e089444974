import { formatAxisDay, formatDay } from "../format.ts";
import { coverageGeometry, shortOn, type CoverageDay } from "./coverage-geometry.ts";
import { Legend } from "./legend.tsx";

interface CoverageChartProps {
  days: readonly CoverageDay[];
  timeZone: string;
  /** One sentence that says what the picture shows. */
  finding: string;
  /** people: counts of who may take leads, where nobody's daily limit says how many each can take. */
  unit?: "leads" | "people";
}

/** Per working day: leads that ready and provisional people can take, against leads expected. The first day is today. */
export function CoverageChart({ days, timeZone, finding, unit = "leads" }: CoverageChartProps) {
  const expects = days.some((day) => day.expected !== undefined);
  return (
    <figure className="grid gap-3">
      <Legend items={expects ? [...KEY[unit], EXPECTED] : KEY[unit]} />
      <div className="max-md:hidden">
        <Drawing
          days={days}
          timeZone={timeZone}
          finding={finding}
          width={600}
          height={232}
          gutter={36}
          barShare={0.62}
        />
      </div>
      <div className="md:hidden">
        <Drawing
          days={days}
          timeZone={timeZone}
          finding={finding}
          width={358}
          height={196}
          gutter={26}
          barShare={0.56}
        />
      </div>
      <details>
        <summary>The same as a table</summary>
        <CoverageTable days={days} timeZone={timeZone} unit={unit} expects={expects} />
      </details>
    </figure>
  );
}

interface DrawingProps extends Omit<CoverageChartProps, "unit"> {
  width: number;
  height: number;
  gutter: number;
  barShare: number;
}

function Drawing({ days, timeZone, finding, ...box }: DrawingProps) {
  const { ticks, columns, columnWidth } = coverageGeometry(days, box);
  return (
    <svg
      className="chart chart-coverage"
      viewBox={`0 0 ${box.width} ${box.height + 40}`}
      role="img"
      aria-label={finding}
    >
      <rect className="chart-today" x={box.gutter} y="0" width={columnWidth} height={box.height + 40} rx="8" />
      {ticks.map((tick) => (
        <g key={tick.value}>
          <line className="chart-axis" x1={box.gutter - 2} x2={box.width} y1={tick.y} y2={tick.y} />
          <text x={box.gutter - 10} y={tick.y + 4} textAnchor="end">
            {tick.value}
          </text>
        </g>
      ))}
      {columns.map((column, index) => {
        const { weekday, day } = formatAxisDay(column.at, timeZone);
        const strong = index === 0 ? "chart-strong" : undefined;
        return (
          <g key={column.at}>
            <rect className="chart-go" {...column.ready} rx="3" />
            {column.provisional ? <rect className="chart-soon" {...column.provisional} rx="3" /> : null}
            {column.missing ? <rect className="chart-missing" {...column.missing} rx="3" /> : null}
            {column.expected ? (
              <>
                <line className="chart-expect-case" {...column.expected} />
                <line className="chart-expect" {...column.expected} />
              </>
            ) : null}
            {column.short > 0 && column.expected ? (
              <text className="chart-short" x={column.middle} y={column.expected.y1 - 9} textAnchor="middle">
                {box.width > 500 ? `${column.short} short` : `−${column.short}`}
              </text>
            ) : null}
            <text className={strong} x={column.middle} y={box.height + 20} textAnchor="middle">
              {weekday}
            </text>
            <text className={strong} x={column.middle} y={box.height + 34} textAnchor="middle">
              {day}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface CoverageTableProps {
  days: readonly CoverageDay[];
  timeZone: string;
  unit: "leads" | "people";
  expects: boolean;
}

function CoverageTable({ days, timeZone, unit, expects }: CoverageTableProps) {
  const headers = [
    unit === "leads" ? "Ready can take" : "Ready",
    "Provisional",
    ...(expects ? ["Expected", "Short"] : []),
  ];
  return (
    <table className="table">
      <caption className="sr-only">Coverage per day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {headers.map((header) => (
            <th key={header} scope="col" className="number">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.at}>
            <th scope="row">{formatDay(day.at, timeZone)}</th>
            <td className="number">{day.ready}</td>
            <td className="number">{day.provisional}</td>
            {expects ? <td className="number">{day.expected}</td> : null}
            {expects ? <td className="number">{shortOn(day) || "–"}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PROVISIONAL = { mark: <KeyBlock className="chart-soon" />, text: "provisional" };

const KEY = {
  leads: [{ mark: <KeyBlock className="chart-go" />, text: "leads that ready people can take" }, PROVISIONAL],
  people: [{ mark: <KeyBlock className="chart-go" />, text: "ready people" }, PROVISIONAL],
};

const EXPECTED = {
  mark: (
    <svg className="chart-mark" width="18" height="12" aria-hidden="true">
      <line className="chart-expect" x1="1.5" x2="16.5" y1="6" y2="6" />
    </svg>
  ),
  text: "leads expected",
};

function KeyBlock({ className }: { className: string }) {
  return (
    <svg className="chart-mark" width="12" height="12" aria-hidden="true">
      <rect className={className} width="12" height="12" rx="2" />
    </svg>
  );
}
