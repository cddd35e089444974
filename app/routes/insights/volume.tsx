import type { WeekCount } from "#app/stores/views/insights-weeks.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { volumeFinding } from "./findings.ts";
import { WeekChart, weekWords } from "./week-chart.tsx";

interface VolumeProps {
  weeks: readonly WeekCount[];
  /** There are earlier weeks than these. */
  cut: boolean;
}

/** How many leads went to sales, week by week. */
export function Volume({ weeks, cut }: VolumeProps) {
  const finding = volumeFinding(weeks);
  return (
    <Section title={finding} aside={cut ? `The last ${weeks.length} weeks` : "By the week it happened, from Monday"}>
      {weeks.some(({ handedOver }) => handedOver > 0) ? <WeekChart weeks={weeks} finding={finding} /> : null}
      <details className="mt-4">
        <summary>The same as a table, with what came in</summary>
        <DataTable
          caption="Leads per week"
          rows={weeks}
          rowKey={({ week }) => week}
          columns={[
            { key: "week", header: "Week of", rowHeader: true, cell: ({ week }) => weekWords(week) },
            { key: "received", header: "Received", number: true, cell: ({ received }) => received },
            { key: "qualified", header: "First qualified", number: true, cell: ({ qualified }) => qualified },
            { key: "over", header: "Handed over", number: true, cell: ({ handedOver }) => handedOver },
            { key: "again", header: "Handed on again", number: true, cell: ({ handedOnAgain }) => handedOnAgain },
          ]}
        />
      </details>
    </Section>
  );
}
