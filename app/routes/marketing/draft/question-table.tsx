import { Link } from "@remix-run/react";
import type { QuestionStatistics } from "#app/domain/insights/question-statistics.ts";
import type { QuestionStatus } from "#app/domain/playbook/playbook.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { plural } from "#app/ui/format.ts";
import { Bar } from "#app/ui/pictures/bar.tsx";
import { STATUS_WORDS } from "./question-words.ts";

export interface BankRow {
  readonly key: string;
  readonly base: string;
  readonly prompt: string;
  readonly criterion: string;
  readonly kind: string;
  readonly status: QuestionStatus;
  readonly flags: number;
  readonly statistics: QuestionStatistics | null;
}

/** Questions to choose among, each with how hard it is and how well it tells knowing from not knowing. */
export function QuestionTable({ campaign, rows }: { campaign: string; rows: readonly BankRow[] }) {
  return (
    <DataTable
      caption="Questions of the bank"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "pick",
          header: "Choose",
          quiet: true,
          cell: ({ key, base, prompt }) => (
            <input
              type="checkbox"
              className="tick"
              name="pick[]"
              value={`${key} ${base}`}
              aria-label={`Choose ${prompt}`}
            />
          ),
        },
        {
          key: "prompt",
          header: "Question",
          rowHeader: true,
          cell: ({ key, prompt, criterion, kind }) => (
            <>
              <Link className="link wrap-anywhere" to={paths.draftQuestion(campaign, key)}>
                {prompt}
              </Link>
              <span className="block text-sm font-normal text-ink-3">
                {criterion} · {kind}
              </span>
            </>
          ),
        },
        {
          key: "status",
          header: "Status",
          cell: ({ status, flags }) => (
            <span className="flex flex-wrap gap-1">
              <Tag tone={status === "draft" || status === "in_review" ? "soon" : "plain"}>{STATUS_WORDS[status]}</Tag>
              {flags > 0 ? <Tag tone="soon">{plural(flags, "flag")}</Tag> : null}
            </span>
          ),
        },
        { key: "facility", header: "Right answers", cell: ({ statistics }) => <Facility statistics={statistics} /> },
        {
          key: "discrimination",
          header: "Tells apart",
          cell: ({ statistics }) => <Discrimination statistics={statistics} />,
        },
      ]}
    />
  );
}

/** The share of right answers, as a bar once there are enough. */
export function Facility({ statistics }: { statistics: QuestionStatistics | null }) {
  const facility = statistics?.facility ?? { kind: "none" as const };
  if (facility.kind === "none") return <span className="text-ink-3">Not asked yet</span>;
  if (facility.kind === "too_few") {
    return <span className="text-ink-3">{`${facility.count} of ${facility.total}`}</span>;
  }
  const percent = (share: number) => Math.round(share * 100);
  return (
    <span className="grid w-28 gap-1">
      <span className="text-sm tabular-nums">
        {percent(facility.share)} %{" "}
        <span className="text-ink-3">{`(${percent(facility.low)}–${percent(facility.high)})`}</span>
      </span>
      <Bar share={facility.share} height={6} />
    </span>
  );
}

/** How well it separates who knows the rest from who doesn't; in words, since few know the figure. */
export function Discrimination({ statistics }: { statistics: QuestionStatistics | null }) {
  const found = statistics?.discrimination;
  if (!found || found.kind === "unknown") {
    return <span className="text-ink-3">{found?.because === "no_spread" ? "All alike" : "Too early"}</span>;
  }
  const words = found.value < 0 ? "Backwards" : found.value < 0.2 ? "Poorly" : found.value < 0.4 ? "Fairly" : "Well";
  return (
    <span className="grid w-24 gap-1">
      <span className="text-sm tabular-nums">
        {words} <span className="text-ink-3">{found.value.toFixed(2)}</span>
      </span>
      <Bar share={Math.max(0, found.value)} mark={0.2} height={6} />
    </span>
  );
}
