export interface CoverageDay {
  /** Any instant of that day. */
  at: number;
  /** What ready people can take, or how many they are. */
  ready: number;
  /** The same of provisional people, besides. */
  provisional: number;
  /** Leads expected; left out where too little is known to tell. */
  expected?: number | undefined;
}

interface Box {
  width: number;
  height: number;
  gutter: number;
  barShare: number;
}

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface CoverageColumn {
  at: number;
  middle: number;
  ready: Bar;
  provisional: Bar | null;
  missing: Bar | null;
  expected: { x1: number; x2: number; y1: number; y2: number } | null;
  short: number;
}

/** Leads that nobody could take that day. */
export function shortOn(day: CoverageDay): number {
  return Math.max(0, Math.ceil((day.expected ?? 0) - day.ready - day.provisional));
}

/** Where each bar, line and tick of a coverage chart stands. */
export function coverageGeometry(days: readonly CoverageDay[], box: Box) {
  const highest = Math.max(1, ...days.map((day) => Math.max(day.ready + day.provisional, day.expected ?? 0)));
  const step = tickStep(highest);
  const top = 24;
  const y = (value: number) => round(box.height - (value / highest) * (box.height - top));
  const columnWidth = round((box.width - box.gutter) / Math.max(1, days.length));
  const barWidth = round(Math.min(34, columnWidth * box.barShare));

  const columns = days.map((day, index): CoverageColumn => {
    const middle = round(box.gutter + columnWidth * (index + 0.5));
    const x = round(middle - barWidth / 2);
    const can = day.ready + day.provisional;
    const short = shortOn(day);
    const line = y(day.expected ?? 0);
    return {
      at: day.at,
      middle,
      short,
      ready: { x, width: barWidth, y: y(day.ready), height: round(box.height - y(day.ready)) },
      provisional:
        day.provisional > 0 ? gapped({ x, width: barWidth, y: y(can), height: round(y(day.ready) - y(can)) }) : null,
      missing: short > 0 ? gapped({ x: x + 0.5, width: barWidth - 1, y: line, height: round(y(can) - line) }) : null,
      expected:
        day.expected === undefined
          ? null
          : { x1: round(middle - barWidth * 0.65), x2: round(middle + barWidth * 0.65), y1: line, y2: line },
    };
  });

  const ticks = [];
  for (let value = 0; value <= highest; value += step) ticks.push({ value, y: y(value) });
  return { columns, ticks, columnWidth };
}

/* Two pixels of paper between stacked bars, so that they read as two. */
function gapped(bar: Bar): Bar {
  return { ...bar, height: round(Math.max(1, bar.height - 2)) };
}

function tickStep(highest: number): number {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => highest / step <= 4) ?? 5000;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
