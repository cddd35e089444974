import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatDateTime } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import type { PastModel } from "./load.server.ts";

/** What was chosen and tried, when and why, and what the answers said to it. */
export function PastModels({ past, timeZone }: { past: readonly PastModel[]; timeZone: string }) {
  if (past.length === 0) return null;
  return (
    <Section
      title={past.length === 1 ? "One model was tried so far" : `${past.length} models were tried or chosen so far`}
    >
      <DataTable
        caption="Memory models, the newest first"
        rows={past}
        rowKey={({ key }) => key}
        columns={[
          { key: "when", header: "When", rowHeader: true, cell: ({ at }) => formatDateTime(at, timeZone) },
          {
            key: "what",
            header: "Outcome",
            cell: ({ kind }) => (
              <Tag tone={kind === "chosen" ? "go" : "plain"}>{kind === "chosen" ? "in use from then" : "not used"}</Tag>
            ),
          },
          { key: "why", header: "Why", cell: ({ words, by }) => (by === null ? words : `${words} (${by})`) },
          ...LOSSES.map(({ key, header }) => ({
            key,
            header,
            number: true,
            cell: ({ evaluation }: PastModel) => loss(evaluation?.logLoss[key]),
          })),
          { key: "judged", header: "Judged by", number: true, cell: ({ evaluation }) => evaluation?.judgedOn ?? "–" },
        ]}
      />
    </Section>
  );
}

const LOSSES = [
  { key: "fitted", header: "Log loss" },
  { key: "current", header: "Of the one before" },
  { key: "default", header: "Of the default" },
  { key: "average", header: "Of the average" },
] as const;

function loss(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(4);
}
