import { TOO_FEW } from "#app/domain/insights/proportion.ts";
import type { PromiseCounts } from "#app/stores/views/insights-promises.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDuration } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import { dueOf, promisesFinding } from "./findings.ts";
import { ProportionCell } from "./proportion-cell.tsx";

/** How fast leads were first touched, and whether that was as promised. */
export function Promises({ promises }: { promises: PromiseCounts }) {
  const { kept, late, missed, open, withdrawn } = promises;
  const touched = kept + late;
  const { due } = dueOf(promises);
  const parts = [
    { key: "kept", label: "Touched in time", value: kept },
    { key: "late", label: "Touched late", value: late },
    { key: "missed", label: "Ran out untouched", value: missed },
    { key: "open", label: "Still running", value: open },
    { key: "withdrawn", label: "Ended before it was due", value: withdrawn },
  ];
  return (
    <Section title={promisesFinding(promises)} aside="One promise each time a lead is given to a rep">
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <Facts
          items={[
            { key: "median", term: "Half touched within", detail: <Median touched={touched} ms={promises.medianMs} /> },
            {
              key: "in-time",
              term: "In time, of those touched",
              detail: <ProportionCell count={kept} total={touched} />,
            },
            { key: "kept", term: "Kept, of those due", detail: <ProportionCell count={kept} total={due} /> },
          ]}
        />
        <BarRows
          caption="First-touch promises by what became of them"
          items={parts.map((part) => ({ ...part, words: String(part.value) }))}
        />
      </div>
      <p className="mt-4 max-w-measure text-sm text-ink-3">
        Time to the first touch runs around the clock; whether it was in time follows the calendar of the agreement. A
        lead that nobody touched counts against the promise, and not among those touched.
      </p>
    </Section>
  );
}

function Median({ touched, ms }: { touched: number; ms: number | null }) {
  if (ms === null) return <span className="text-ink-3">–</span>;
  if (touched < TOO_FEW) {
    return (
      <>
        {touched} touched <span className="block text-xs text-ink-3">too few to say</span>
      </>
    );
  }
  return <>{formatDuration(ms)}</>;
}
