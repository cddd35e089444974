import type { ReactNode } from "react";

/** What the marks of a picture mean. */
export function Legend({ items }: { items: readonly { mark: ReactNode; text: string }[] }) {
  return (
    <ul aria-label="Key" className="flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-ink-2">
      {items.map((item) => (
        <li key={item.text} className="inline-flex items-center gap-1.5">
          {item.mark}
          {item.text}
        </li>
      ))}
    </ul>
  );
}

/** Key of a list of recall curves. */
export function RecallLegend({ floor }: { floor: string }) {
  return (
    <Legend
      items={[
        { mark: <Mark width={22} d="M1 3L21 7" className="chart-above" />, text: "predicted recall" },
        { mark: <Mark width={22} d="M0 5H22" className="chart-floor" />, text: `floor, ${floor}` },
        {
          mark: (
            <svg className="chart-mark" width="10" height="10" aria-hidden="true">
              <circle className="chart-cross" cx="5" cy="5" r="3.5" />
            </svg>
          ),
          text: "the day it crosses",
        },
      ]}
    />
  );
}

function Mark({ width, d, className }: { width: number; d: string; className: string }) {
  return (
    <svg className="chart-mark" width={width} height="10" aria-hidden="true">
      <path className={className} d={d} />
    </svg>
  );
}
