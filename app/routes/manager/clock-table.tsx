import { LeadName } from "#app/routes/leads/lead-name.tsx";
import type { LeadListItem } from "#app/stores/views/lead-list.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { clockWords } from "../leads/clock-words.ts";
import { ClockBar } from "#app/ui/pictures/clock-bar.tsx";

interface ClockTableProps {
  clocks: readonly LeadListItem[];
  now: number;
  timeZone: string;
}

/** Running first-touch clocks; what has run out is red and first. */
export function ClockTable({ clocks, now, timeZone }: ClockTableProps) {
  return (
    <DataTable
      caption="Running clocks, least time first"
      rows={clocks}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "lead",
          header: "Lead",
          rowHeader: true,
          cell: (lead) => <LeadName lead={lead} />,
        },
        {
          key: "left",
          header: "Time left",
          cell: ({ clock }) =>
            clock ? (
              <div className="w-36">
                <ClockBar
                  startedAt={clock.startedAt}
                  until={clock.dueAt}
                  now={now}
                  words={clockWords(clock.dueAt, now, timeZone)}
                />
              </div>
            ) : null,
        },
        { key: "campaign", header: "Campaign", cell: ({ campaign }) => campaign.name },
        { key: "owner", header: "With", cell: ({ owner }) => owner?.name ?? "–" },
        {
          key: "clock",
          header: "Clock",
          cell: ({ clock, intent }) =>
            clock
              ? `First touch, due ${formatWhen(clock.dueAt, now, timeZone)}${intent === "high" ? "; high intent" : ""}`
              : "–",
        },
      ]}
    />
  );
}
