/** The mark: a dressing-room mirror seen from afar, one green light in it. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <rect x="1.5" y="1.5" width="21" height="21" rx="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <g fill="currentColor">
        {DOTS.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="1.25" />
        ))}
      </g>
      <circle className="fill-go" cx="12" cy="12" r="2.1" />
    </svg>
  );
}

const DOTS = [
  [6.2, 6.2],
  [12, 6.2],
  [17.8, 6.2],
  [6.2, 12],
  [17.8, 12],
  [6.2, 17.8],
  [17.8, 17.8],
  [12, 17.8],
] as const;
