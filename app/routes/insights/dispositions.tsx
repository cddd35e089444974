import type { DispositionSummary } from "#app/domain/insights/dispositions.ts";
import type { DispositionAction } from "#app/domain/playbook/playbook.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { STAGE_WORDS } from "../leads/stage-groups.ts";

type LabelledSummary = DispositionSummary & { label?: string | undefined };

/** Why leads were given back, and what that set off. */
export function Dispositions({ dispositions }: { dispositions: readonly LabelledSummary[] }) {
  const total = dispositions.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <Section title="No lead has been given back">
        <EmptyState title="Each reason has a next step" icon="leads">
          When a rep closes a lead that is not for now, they choose a reason: wrong fit, no budget, bad timing, and so
          on. It shows here with what it set off and where those leads stand since.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={dispositionsFinding(dispositions, total)}>
      <DataTable
        caption="Dispositions by code"
        rows={dispositions}
        rowKey={({ code }) => code}
        columns={[
          { key: "code", header: "Reason", rowHeader: true, cell: labelOf },
          { key: "count", header: "Times", number: true, cell: ({ count }) => `${count} of ${total}` },
          {
            key: "step",
            header: "Next step",
            cell: ({ actions }) => actions.map(({ action, count }) => `${ACTION_WORDS[action]} ${count}`).join(", "),
          },
          {
            key: "since",
            header: "These leads now",
            cell: ({ stages }) => stages.map(({ stage, count }) => `${STAGE_WORDS[stage]} ${count}`).join(", "),
          },
        ]}
      />
    </Section>
  );
}

/** The first is the most frequent, if no other is as frequent. */
function dispositionsFinding([first, second]: readonly LabelledSummary[], total: number): string {
  const often = total === 1 ? "A lead was given back once" : `Leads were given back ${total} times`;
  const stands = first !== undefined && first.count > 1 && first.count > (second?.count ?? 0);
  return stands ? `${often}, most often for: ${labelOf(first).toLowerCase()}` : often;
}

function labelOf({ code, label }: LabelledSummary): string {
  const words = label ?? code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const ACTION_WORDS: Record<DispositionAction, string> = {
  nurture: "Nurture until a date:",
  remove: "Remove from marketing:",
  reroute: "Give to somebody else:",
  recycle: "Recycle:",
};
