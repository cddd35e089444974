import { formatShortDay } from "#app/ui/format.ts";

interface WeekChartProps {
  weeks: readonly { week: string; handedOver: number }[];
  finding: string;
}

/** One bar per week. */
export function WeekChart({ weeks, finding }: WeekChartProps) {
  return (
    <>
      <div className="max-md:hidden">
        <Drawing weeks={weeks} finding={finding} width={600} height={120} />
      </div>
      <div className="md:hidden">
        <Drawing weeks={weeks} finding={finding} width={358} height={104} />
      </div>
    </>
  );
}

/** Above the highest bar, for its figure. */
const HEADROOM = 16;
/** A day such as "28 Dec" needs this much. */
const LABEL_WIDTH = 44;

function Drawing({ weeks, finding, width, height }: WeekChartProps & { width: number; height: number }) {
  const most = Math.max(1, ...weeks.map(({ handedOver }) => handedOver));
  const step = width / weeks.length;
  const bar = Math.min(34, step * 0.62);
  const every = Math.ceil(LABEL_WIDTH / step);
  return (
    <svg className="chart chart-coverage" viewBox={`0 0 ${width} ${height + 22}`} role="img" aria-label={finding}>
      <line className="chart-axis" x1="0" x2={width} y1={height} y2={height} />
      {weeks.map(({ week, handedOver }, index) => {
        const middle = round(step * (index + 0.5));
        const tall = round((handedOver / most) * (height - HEADROOM));
        const isFigured = handedOver > 0 && (step >= 22 || handedOver === most);
        // Counted from the end, so that the present week is always named.
        const isNamed = (weeks.length - 1 - index) % every === 0;
        return (
          <g key={week}>
            <rect
              className="bar-fill"
              x={round(middle - bar / 2)}
              y={round(height - tall)}
              width={round(bar)}
              height={tall}
              rx={Math.min(3, tall / 2)}
            />
            {isFigured ? (
              <text className="chart-strong" x={middle} y={round(height - tall - 5)} textAnchor="middle">
                {handedOver}
              </text>
            ) : null}
            {isNamed ? (
              <text x={middle} y={height + 16} textAnchor={anchorOf(middle, width)}>
                {weekWords(week)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** "5 Jan": the Monday, which is a date and no instant, so any zone will do. */
export function weekWords(week: string): string {
  return formatShortDay(Date.parse(week), "UTC");
}

function anchorOf(middle: number, width: number): "start" | "middle" | "end" {
  if (middle < LABEL_WIDTH / 2) return "start";
  return middle > width - LABEL_WIDTH / 2 ? "end" : "middle";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
