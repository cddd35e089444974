interface BarProps {
  /** 0..1 */
  share: number;
  height?: number;
  /** Colours the filled part. */
  className?: string;
  /** 0..1: a line across, such as a target. */
  mark?: number | undefined;
}

/** A plain bar; decorative, since the figure always stands beside it. */
export function Bar({ share, height = 4, className = "bar-fill", mark }: BarProps) {
  const filled = Math.min(1, Math.max(0, share));
  const pad = mark === undefined ? 0 : 3;
  return (
    <svg className="block w-full overflow-visible" width="100%" height={height + 2 * pad} aria-hidden="true">
      <rect className="bar-rest" y={pad} width="100%" height={height} rx={height / 2} />
      {filled > 0 ? (
        <rect className={className} y={pad} width={`${round(filled)}%`} height={height} rx={height / 2} />
      ) : null}
      {mark === undefined ? null : (
        <rect
          className="bar-mark"
          x={`${round(mark)}%`}
          width="2"
          height={height + 2 * pad}
          transform="translate(-1 0)"
        />
      )}
    </svg>
  );
}

function round(share: number): number {
  return Math.round(share * 1000) / 10;
}
