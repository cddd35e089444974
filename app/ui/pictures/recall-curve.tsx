import { formatDay, formatRecall, formatShortDay, plural } from "../format.ts";
import { answersIn, recallAt, recallGeometry, type RecallPoint } from "./recall-geometry.ts";

interface RecallCurveProps {
  /** What it is about: the criterion's title. */
  name: string;
  /** In order of time: each answer (two points where recall jumps) and the curve to come. */
  points: readonly RecallPoint[];
  floor: number;
  /** When recall falls, or fell, under the floor; null if it doesn't within the picture. */
  crossesAt: number | null;
  now: number;
  timeZone: string;
  size?: "small" | "large";
}

const LITTLE_LEFT_MS = 3 * 86_400_000;
const SIZES = { small: { width: 208, height: 38 }, large: { width: 320, height: 68 } };

/** What was remembered and will be: a saw tooth with an answer at each tooth, and the day it crosses the floor. */
export function RecallCurve({ name, points, floor, crossesAt, now, timeZone, size = "small" }: RecallCurveProps) {
  const { width, height } = SIZES[size];
  const shape = recallGeometry({ points, floor, crossesAt, now, width, height });
  const words = curveWords({ name, points, floor, crossesAt, now, timeZone });
  const drawing = (
    <svg className={`chart curve-${size}`} viewBox={`0 0 ${width} ${height + 15}`} role="img" aria-label={words}>
      <line className="chart-floor" x1="0" x2={width} y1={shape.floorY} y2={shape.floorY} />
      <path className="chart-area" d={shape.area} />
      <path className="chart-past" d={shape.past} />
      <path className="chart-above" d={shape.above} />
      <path className="chart-below" d={shape.below} />
      <line className="chart-now" x1={shape.nowX} x2={shape.nowX} y1="2" y2={height + 1} />
      {shape.answers.map((answer) => (
        <circle key={answer.x} className="chart-answer" cx={answer.x} cy={answer.y} r="1.75" />
      ))}
      {shape.crossX === null ? null : (
        <circle className={crossClass(crossesAt, now)} cx={shape.crossX} cy={shape.floorY} r="3.5" />
      )}
      <CurveLabels nowX={shape.nowX} crossX={shape.crossX} width={width} y={height + 13}>
        {crossesAt === null ? "" : formatShortDay(crossesAt, timeZone)}
      </CurveLabels>
    </svg>
  );
  if (size === "small") return drawing;
  return (
    <figure>
      {drawing}
      <details>
        <summary>The same as a table</summary>
        <table className="table">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">What</th>
              <th scope="col" className="number">
                Recall
              </th>
            </tr>
          </thead>
          <tbody>
            {tableRows({ points, floor, crossesAt, now }).map((row) => (
              <tr key={`${row.at} ${row.what}`}>
                <th scope="row">{formatDay(row.at, timeZone)}</th>
                <td>{row.what}</td>
                <td className="number">{formatRecall(row.recall)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

interface LabelsProps {
  nowX: number;
  crossX: number | null;
  width: number;
  y: number;
  children: string;
}

/* Two words that must neither run into each other nor out of the picture. */
function CurveLabels({ nowX, crossX, width, y, children }: LabelsProps) {
  const near = crossX !== null && Math.abs(crossX - nowX) < 40;
  const middle = (nowX + (crossX ?? nowX)) / 2;
  const nowFirst = crossX === null || nowX <= crossX;
  const left = { x: middle - 3, textAnchor: "end" } as const;
  const right = { x: middle + 3, textAnchor: "start" } as const;
  const nowPlace = near ? (nowFirst ? left : right) : { x: nowX, textAnchor: edgeAnchor(nowX, width) };
  const crossPlace = near ? (nowFirst ? right : left) : { x: crossX ?? 0, textAnchor: edgeAnchor(crossX ?? 0, width) };
  return (
    <>
      <text y={y} {...nowPlace}>
        now
      </text>
      {crossX === null ? null : (
        <text y={y} {...crossPlace}>
          {children}
        </text>
      )}
    </>
  );
}

function edgeAnchor(x: number, width: number): "start" | "middle" | "end" {
  if (x > width - 22) return "end";
  return x < 22 ? "start" : "middle";
}

function crossClass(crossesAt: number | null, now: number): string {
  if (crossesAt === null || crossesAt <= now) return "chart-cross chart-cross-gone";
  return crossesAt - now < LITTLE_LEFT_MS ? "chart-cross chart-cross-soon" : "chart-cross";
}

function curveWords({ name, points, floor, crossesAt, now, timeZone }: Omit<RecallCurveProps, "size">): string {
  const answers = answersIn(points, now);
  const last = answers.at(-1);
  const recall = recallAt(points, now);
  return [
    `Recall of ${name}.`,
    last ? `Answered ${plural(answers.length, "time")}, last on ${formatDay(last.at, timeZone)}.` : "Never answered.",
    recall === null ? "" : `Now ${formatRecall(recall)}; the floor is ${formatRecall(floor)}.`,
    crossesAt === null ? "" : `${crossesAt > now ? "Falls" : "Fell"} under it on ${formatDay(crossesAt, timeZone)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function tableRows({
  points,
  floor,
  crossesAt,
  now,
}: Pick<RecallCurveProps, "points" | "floor" | "crossesAt" | "now">) {
  const recall = recallAt(points, now);
  const rows = answersIn(points, now).map((answer) => ({ ...answer, what: "answered" }));
  if (recall !== null) rows.push({ at: now, recall, what: "now" });
  if (crossesAt !== null) rows.push({ at: crossesAt, recall: floor, what: "at the floor" });
  return rows.sort((a, b) => a.at - b.at);
}
