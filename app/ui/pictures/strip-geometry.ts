const MINUTE = 60_000;

const TICKS = [
  [1, "1 min"],
  [5, "5 min"],
  [15, "15"],
  [30, "30"],
  [60, "1 h"],
  [120, "2 h"],
  [240, "4 h"],
  [480, "8 h"],
  [1440, "24 h"],
  [4320, "3 days"],
  [10_080, "7 days"],
] as const;

interface Row {
  key: string;
  label: string;
  note: string;
  waits: readonly number[];
  limit: number;
}

interface Box {
  left: number;
  width: number;
  rowHeight: number;
  /** Distance between dots that touch. */
  dot: number;
}

/** Where each dot of a strip plot lies: a logarithmic scale, dots of one place stacked round the middle of their row. */
export function stripGeometry(rows: readonly Row[], { left, width, rowHeight, dot }: Box) {
  const longest = Math.max(30 * MINUTE, ...rows.flatMap((row) => [row.limit, ...row.waits]));
  const end = TICKS.find(([minutes]) => minutes * MINUTE >= longest)?.[0] ?? 10_080;
  const begin = end > 480 ? 5 : 1;
  const right = width - 14;
  const x = (ms: number) => {
    const minutes = Math.min(end, Math.max(begin, ms / MINUTE));
    return left + (Math.log(minutes / begin) / Math.log(end / begin)) * (right - left);
  };
  return {
    radius: dot * 0.42,
    ticks: TICKS.filter(([minutes]) => minutes >= begin && minutes <= end).map(([minutes, label]) => ({
      label,
      x: round(x(minutes * MINUTE)),
    })),
    rows: rows.map((row, index) => {
      const middle = index * rowHeight + rowHeight * 0.6;
      const stacked = new Map<number, number>();
      const dots = row.waits.map((wait) => {
        const column = Math.round(x(wait) / dot) * dot;
        const before = stacked.get(column) ?? 0;
        stacked.set(column, before + 1);
        return { x: round(column), y: round(middle + stackOffset(before) * dot), late: wait > row.limit };
      });
      return {
        key: row.key,
        label: row.label,
        note: row.note,
        top: index * rowHeight,
        middle,
        dots,
        limitX: round(x(row.limit)),
      };
    }),
  };
}

/* 0, 1, −1, 2, −2, … and no higher than the row. */
function stackOffset(index: number): number {
  const step = Math.ceil(index / 2);
  return Math.max(-2, Math.min(2, index % 2 === 1 ? step : -step));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
