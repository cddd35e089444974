import type { Calibration } from "#app/domain/memory/calibration.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatNumber, formatPercent } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { CalibrationPlot } from "#app/ui/pictures/calibration-plot.tsx";
import { calibrationFinding, directionOf } from "./findings.ts";

const SIDE_WORDS = { faster: "forgot faster", slower: "remembered longer", holds: "as predicted" };

/** Predicted against observed recall, in a picture and in a table. */
export function Bins({ calibration, share, isFitted }: { calibration: Calibration; share: number; isFitted: boolean }) {
  const { all, bins } = calibration;
  const counted = `${formatNumber(all.count)} answers${share < 1 ? ` of ${formatPercent(share)} of the people` : ""}`;
  return (
    <Section title="How often what was predicted came true" aside={counted}>
      <div className="grid items-start gap-8 lg:grid-cols-[26rem_minmax(0,1fr)]">
        <CalibrationPlot
          finding={calibrationFinding(calibration)}
          bins={bins.map(({ predicted, right, count, interval }) => ({
            predicted,
            observed: right / count,
            ...interval,
          }))}
        />
        <DataTable
          caption="Predicted and observed recall by tenths of the answers"
          rows={bins}
          rowKey={({ predicted }) => String(predicted)}
          phone="scroll"
          columns={[
            { key: "predicted", header: "Predicted", rowHeader: true, cell: (bin) => formatPercent(bin.predicted) },
            { key: "observed", header: "Observed", number: true, cell: (bin) => formatPercent(bin.right / bin.count) },
            {
              key: "interval",
              header: "Likely",
              number: true,
              cell: ({ interval }) => `${formatPercent(interval.low)} to ${formatPercent(interval.high)}`,
            },
            { key: "count", header: "Right", number: true, cell: (bin) => `${bin.right} of ${bin.count}` },
            { key: "side", header: "People", cell: (bin) => SIDE_WORDS[directionOf(bin)] },
          ]}
        />
      </div>
      <p className="mt-4 max-w-measure text-sm text-ink-3">
        Each prediction was made from the answers before it only. Counted is the first answer of a practice day, a day
        or more after the one before: repetitions within a day say nothing about forgetting. Both sides are chances of a
        right answer, lucky guesses included.
        {isFitted
          ? " The model was fitted to most of these; how it did on answers that it had not seen stands in the history below."
          : ""}
      </p>
    </Section>
  );
}
