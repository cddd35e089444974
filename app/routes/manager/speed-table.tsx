import type { CampaignSpeed } from "#app/stores/views/board-speed.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDuration, formatPercent } from "#app/ui/format.ts";

/** How fast first touches were. */
export function SpeedTable({ speed }: { speed: readonly CampaignSpeed[] }) {
  return (
    <Section title="Speed to contact, last seven days">
      <DataTable
        caption="Speed to first touch by campaign"
        rows={speed}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", header: "Campaign", rowHeader: true, cell: ({ name }) => name },
          { key: "touched", header: "First touches", number: true, cell: ({ touched }) => touched },
          { key: "median", header: "Half within", number: true, cell: ({ medianMs }) => formatDuration(medianMs) },
          { key: "longest", header: "Longest", number: true, cell: ({ longestMs }) => formatDuration(longestMs) },
          {
            key: "inTime",
            header: "In time",
            number: true,
            cell: ({ inTime, touched }) => formatPercent(inTime / touched),
          },
        ]}
      />
    </Section>
  );
}
