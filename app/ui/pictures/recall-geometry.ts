export interface RecallPoint {
  at: number;
  /** 0..1 */
  recall: number;
}

interface RecallInput {
  points: readonly RecallPoint[];
  floor: number;
  crossesAt: number | null;
  now: number;
  width: number;
  height: number;
}

export interface RecallGeometry {
  /** SVG path data; empty if there is nothing of that part. */
  past: string;
  above: string;
  below: string;
  area: string;
  floorY: number;
  nowX: number;
  crossX: number | null;
  answers: { x: number; y: number }[];
}

const TOP = 4;
const MARGIN_X = 4;

/** Places a forgetting curve in a drawing: what was, what will be above the floor, what will be under it. */
export function recallGeometry({ points, floor, crossesAt, now, width, height }: RecallInput): RecallGeometry {
  const first = points[0]?.at ?? now;
  const last = Math.max(points.at(-1)?.at ?? now, now + 1);
  const lowest = Math.min(floor - 0.18, ...points.map((point) => point.recall));
  const x = (at: number) => round(MARGIN_X + ((at - first) / (last - first)) * (width - 2 * MARGIN_X));
  const y = (recall: number) => round(TOP + ((1 - recall) / (1 - lowest)) * (height - TOP));
  const path = (part: readonly RecallPoint[]) =>
    part.length < 2 ? "" : `M${part.map((point) => `${x(point.at)} ${y(point.recall)}`).join("L")}`;

  const past = [...points.filter((point) => point.at <= now), ...at(points, now)];
  const future = [...at(points, now), ...points.filter((point) => point.at > now)];
  const falls = crossesAt !== null && crossesAt > now ? crossesAt : fallenAlready(future, floor) ? now : last;
  const turning = falls > now && falls < last ? [{ at: falls, recall: floor }] : [];
  const above =
    falls === now
      ? []
      : [...future.filter((point) => point.at < falls), ...turning, ...at(future, falls, !turning.length)];
  const below =
    falls === now ? future : falls === last ? [] : [...turning, ...future.filter((point) => point.at > falls)];
  const line = path(above);
  const end = above.at(-1);
  const start = above[0];

  return {
    past: path(past),
    above: line,
    below: path(below),
    area: line && start && end ? `${line}V${y(floor)}H${x(start.at)}Z` : "",
    floorY: y(floor),
    nowX: x(now),
    crossX: crossesAt === null || crossesAt < first || crossesAt > last ? null : x(crossesAt),
    answers: answersIn(points, now).map((point) => ({ x: x(point.at), y: y(point.recall) })),
  };
}

/** The answers in a curve: where it jumps up, and its beginning, unless the picture begins between two answers. */
export function answersIn(points: readonly RecallPoint[], now: number): RecallPoint[] {
  return points.filter(({ at: instant, recall }, index) => {
    const before = points[index - 1]?.recall ?? 0.99;
    return instant <= now && recall > before + 1e-9;
  });
}

/** Predicted recall at an instant, between the two nearest points. */
export function recallAt(points: readonly RecallPoint[], instant: number): number | null {
  return at(points, instant)[0]?.recall ?? null;
}

/* The point at an instant, by straight line; none outside the curve. At a jump the later value counts. */
function at(points: readonly RecallPoint[], instant: number, wanted = true): RecallPoint[] {
  if (!wanted) return [];
  for (let index = points.length - 1; index >= 0; index--) {
    const left = points[index];
    if (left === undefined || left.at > instant) continue;
    const right = points[index + 1];
    if (right === undefined) return left.at === instant ? [left] : [];
    const share = right.at === left.at ? 1 : (instant - left.at) / (right.at - left.at);
    return [{ at: instant, recall: left.recall + share * (right.recall - left.recall) }];
  }
  return [];
}

function fallenAlready(future: readonly RecallPoint[], floor: number): boolean {
  return (future[0]?.recall ?? 0) < floor;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
