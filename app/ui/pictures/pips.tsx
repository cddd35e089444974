interface PipsProps {
  count: number;
  total: number;
  /** "ready": what they are, where no heading says it. */
  unit?: string;
  /** go: people or criteria that are ready. ink: anything else, such as touches. */
  tone?: "go" | "ink";
}

const MOST_DRAWN = 20;

/** "10 of 14", and a dot for each. */
export function Pips({ count, total, unit, tone = "go" }: PipsProps) {
  return (
    <span className="inline-grid gap-1">
      <span className="tabular-nums">
        <b>{count}</b> <span className="text-ink-3">{unit === undefined ? `of ${total}` : `of ${total} ${unit}`}</span>
      </span>
      {total > 0 && total <= MOST_DRAWN ? (
        <svg className={`pips-${tone}`} width={total * 9 - 2} height="7" aria-hidden="true">
          {Array.from({ length: total }, (_, index) => (
            <circle
              key={index}
              className={index < count ? "pip-on" : "pip-off"}
              cx={index * 9 + 3.5}
              cy="3.5"
              r={index < count ? 3.5 : 2.75}
            />
          ))}
        </svg>
      ) : null}
    </span>
  );
}
