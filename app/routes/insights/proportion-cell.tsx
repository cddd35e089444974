import { proportion } from "#app/domain/insights/proportion.ts";
import { formatPercent } from "#app/ui/format.ts";
import { IntervalBar } from "./interval-bar.tsx";

/** "8 of 10", and where the true share plausibly lies; with few cases only the count. */
export function ProportionCell({ count, total }: { count: number; total: number }) {
  const known = proportion(count, total);
  if (known.kind === "none") return <span className="text-ink-3">–</span>;
  if (known.kind === "too_few") {
    return (
      <>
        {count} of {total} <span className="block text-xs text-ink-3">too few to say</span>
      </>
    );
  }
  const { share, low, high } = known;
  return (
    <div className="grid max-w-44 gap-1">
      <span>
        {count} of {total}
      </span>
      <IntervalBar low={low} high={high} share={share} />
      <span className="text-xs text-ink-3">
        {formatPercent(share)}, likely {formatPercent(low)} to {formatPercent(high)}
      </span>
    </div>
  );
}
