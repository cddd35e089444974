interface IntervalBarProps {
  /** Each 0..1. */
  low: number;
  high: number;
  share: number;
}

/** From 0 to 1: the plausible range as a bar, the share as a line across; decorative, the figures stand beside it. */
export function IntervalBar({ low, high, share }: IntervalBarProps) {
  return (
    <svg className="block w-full overflow-visible" width="100%" height="12" aria-hidden="true">
      <rect className="bar-rest" y="5" width="100%" height="2" rx="1" />
      <rect className="bar-fill" x={percent(low)} y="3.5" width={percent(high - low)} height="5" rx="2.5" />
      <rect className="bar-mark" x={percent(share)} width="2" height="12" transform="translate(-1 0)" />
    </svg>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
