import { Link } from "@remix-run/react";
import { proportion } from "#app/domain/insights/proportion.ts";
import type { Stage } from "#app/domain/leads/lead.ts";
import { paths } from "#app/paths.ts";
import type { StageCount } from "#app/stores/views/insights-stages.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatNumber, formatPercent, plural } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import { STAGE_WORDS } from "../leads/stage-groups.ts";

interface StagesProps {
  stages: readonly StageCount[];
  campaign: string;
}

/** Where every lead of the window stands now; the counts add up to all of them. */
export function Stages({ stages, campaign }: StagesProps) {
  const total = stages.reduce((sum, { now }) => sum + now, 0);
  return (
    <Section
      title={`What became of ${total === 1 ? "the one lead" : `all ${plural(total, "lead")}`}`}
      aside={<Link to={paths.leads({ campaign, stage: "all" })}>Open its leads</Link>}
    >
      <BarRows
        caption="Leads by the stage they stand in now"
        max={total}
        items={stages.map(({ stage, now }) => ({
          key: stage,
          label: STAGE_WORDS[stage],
          value: now,
          words: countWords(now, total),
        }))}
      />
      <details className="mt-4">
        <summary>The same as a table, with every stage ever reached</summary>
        <DataTable
          caption="Leads by stage: now, and ever"
          rows={stages}
          rowKey={({ stage }) => stage}
          columns={[
            { key: "stage", header: "Stage", rowHeader: true, cell: ({ stage }) => STAGE_WORDS[stage] },
            { key: "meaning", header: "Means", cell: ({ stage }) => <Quiet>{MEANING[stage]}</Quiet> },
            { key: "now", header: "There now", number: true, cell: ({ now }) => countWords(now, total) },
            { key: "ever", header: "Ever there", number: true, cell: ({ ever }) => countWords(ever, total) },
          ]}
        />
      </details>
    </Section>
  );
}

/** "12 (34 %)"; of few leads only the count. */
function countWords(count: number, total: number): string {
  const known = proportion(count, total);
  return known.kind === "known" ? `${formatNumber(count)} (${formatPercent(known.share)})` : `${count} of ${total}`;
}

function Quiet({ children }: { children: string }) {
  return <span className="text-ink-3">{children}</span>;
}

const MEANING: Record<Stage, string> = {
  received: "taken in, not scored yet",
  nurturing: "not qualified yet, or to come back to",
  qualified: "meets the agreement, about to be routed",
  held: "nobody ready may take it",
  assigned: "a rep has it, no touch yet",
  working: "touched",
  sql: "accepted by sales",
  opportunity: "a deal is open",
  won: "a deal was made",
  lost: "the deal was not made",
  disqualified: "no lead for this campaign",
};
