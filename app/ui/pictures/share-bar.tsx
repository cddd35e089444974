import { Bar } from "./bar.tsx";

interface ShareBarProps {
  /** Leads received, and leads that would have been fair by now. */
  share: number;
  target: number;
}

/** How far someone is from their share of a pool: the line is the share, the bar what they had. */
export function ShareBar({ share, target }: ShareBarProps) {
  return (
    <div className="grid w-20 gap-1">
      <span className="text-xs text-ink-3 tabular-nums">{shareWords(share - target)}</span>
      <Bar share={share / Math.max(1e-9, 2 * target)} mark={0.5} height={6} />
    </div>
  );
}

function shareWords(difference: number): string {
  const size = Math.abs(difference).toFixed(1);
  if (size === "0.0") return "on share";
  return `${size} ${difference < 0 ? "below" : "above"}`;
}
