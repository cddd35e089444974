import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import type { LaunchRow } from "#app/use-cases/team/plan-launch.ts";
import { chanceWords, helpWords, rangeWords, sittingWords } from "./launch-words.ts";

interface LaunchTableProps {
  rows: readonly LaunchRow[];
  campaign: string;
  now: number;
}

/** One line a person: what it takes them, how likely it is, and what would help. */
export function LaunchTable({ rows, campaign, now }: LaunchTableProps) {
  return (
    <DataTable
      caption="What it takes each to be ready on the day"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "person",
          header: "Person",
          rowHeader: true,
          cell: ({ id, name, sign, isSuspended }) => (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Lamp {...sign} now={now} />
              <Link className="hover:underline" to={paths.readiness(campaign, id)}>
                {name}
              </Link>
              {isSuspended ? <Tag>Suspended</Tag> : null}
            </span>
          ),
        },
        { key: "minutes", header: "A day", cell: ({ plan }) => <Minutes plan={plan} /> },
        {
          key: "chance",
          header: "Ready on the day",
          cell: ({ plan }) => (plan === null ? "–" : <span className="whitespace-nowrap">{chanceWords(plan)}</span>),
        },
        {
          key: "help",
          header: "What helps",
          cell: (row) => (
            <span className="text-ink-2">
              {row.plan === null ? "–" : helpWords(row.plan, row.isSuspended)}
              {row.plan?.kind === "too_late" ? (
                <>
                  {" "}
                  <Link
                    className="whitespace-nowrap"
                    to={`${paths.readiness(campaign, row.id)}#waivers`}
                    aria-label={`Waivers of ${row.name}`}
                  >
                    Waivers
                  </Link>
                </>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}

function Minutes({ plan }: Pick<LaunchRow, "plan">) {
  if (plan === null) return <span className="text-ink-3">Not worked out yet</span>;
  if (plan.kind === "too_late") return <Tag tone="soon">Not in time</Tag>;
  if (plan.questionsADay === 0) return "None";
  return (
    <span>
      Up to {sittingWords(plan.questionsADay)}
      <span className="block text-sm text-ink-3">{rangeWords(plan.minutesADay)}</span>
    </span>
  );
}
