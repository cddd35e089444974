import { LeadName } from "#app/routes/leads/lead-name.tsx";
import type { LeadListItem } from "#app/stores/views/lead-list.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatAgo, formatDuration, formatWhen } from "#app/ui/format.ts";
import { ClockBar } from "#app/ui/pictures/clock-bar.tsx";
import { clockWords } from "./clock-words.ts";
import { STAGE_WORDS } from "./stage-groups.ts";

type ShownLead = LeadListItem & { why: string };

interface LeadTableProps {
  items: readonly ShownLead[];
  showOwner: boolean;
  now: number;
  timeZone: string;
}

/** One line per lead: what is urgent, who it is, where it stands. */
export function LeadTable({ items, showOwner, now, timeZone }: LeadTableProps) {
  const owner = {
    key: "owner",
    header: "With",
    cell: ({ owner: who, hold, stage }: ShownLead) => who?.name ?? (hold || stage === "qualified" ? "Nobody yet" : "–"),
  };
  return (
    <DataTable
      caption="Leads, least time left first"
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "lead",
          header: "Lead",
          rowHeader: true,
          cell: (lead) => <LeadName lead={lead} />,
        },
        { key: "clock", header: "Time left", cell: (lead) => <Urgency lead={lead} now={now} timeZone={timeZone} /> },
        { key: "campaign", header: "Campaign", cell: ({ campaign }) => campaign.name },
        ...(showOwner ? [owner] : []),
        {
          key: "stage",
          header: "Stage",
          cell: ({ stage, intent, qualified }) => (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              {STAGE_WORDS[stage]}
              {intent === "high" && qualified ? <Tag>high intent</Tag> : null}
            </span>
          ),
        },
        { key: "score", header: "Points", number: true, cell: ({ score, threshold }) => `${score} of ${threshold}` },
        { key: "received", header: "Received", number: true, cell: ({ receivedAt }) => formatAgo(receivedAt, now) },
      ]}
    />
  );
}

function Urgency({ lead: { clock, hold, why }, now, timeZone }: { lead: ShownLead; now: number; timeZone: string }) {
  if (hold) {
    return (
      <div className="grid max-w-56 gap-1">
        <span>
          <Tag tone="soon">{`held ${formatDuration(now - hold.since)}`}</Tag>
        </span>
        <span className="text-xs text-ink-3">
          {why}; {hold.escalated ? "escalated" : `escalates ${formatWhen(hold.escalatesAt, now, timeZone)}`}
        </span>
      </div>
    );
  }
  if (!clock) return <span className="blank text-ink-3">–</span>;
  return (
    <div className="w-36">
      <ClockBar
        startedAt={clock.startedAt}
        until={clock.dueAt}
        now={now}
        words={clockWords(clock.dueAt, now, timeZone)}
      />
    </div>
  );
}
