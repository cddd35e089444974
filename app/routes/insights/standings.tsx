import { type Comparison, compareShares } from "#app/domain/insights/difference.ts";
import type { StandingOutcomes } from "#app/stores/views/insights-levels.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { ProportionCell } from "./proportion-cell.tsx";

/** Whether it mattered how the rep stood when the lead was given to them. */
export function Standings({ standings }: { standings: readonly StandingOutcomes[] }) {
  const nothing = { assignments: 0, sql: 0, wrongFit: 0 };
  const rows = Object.keys(WORDS).map(
    (standing) => standings.find((one) => one.standing === standing) ?? { standing, ...nothing },
  );
  return (
    <Section title={standingsFinding(standings)} aside="Each time a lead was given to a rep">
      <DataTable
        caption="Outcomes by how the rep stood at the assignment"
        rows={rows}
        rowKey={({ standing }) => standing}
        columns={[
          { key: "standing", header: "The rep was", rowHeader: true, cell: ({ standing }) => WORDS[standing] },
          { key: "assignments", header: "Assignments", number: true, cell: ({ assignments }) => assignments },
          {
            key: "sql",
            header: "Became SQL with them",
            cell: ({ sql, assignments }) => <ProportionCell count={sql} total={assignments} />,
          },
          {
            key: "unfit",
            header: "They called it a wrong fit",
            cell: ({ wrongFit, assignments }) => <ProportionCell count={wrongFit} total={assignments} />,
          },
        ]}
      />
      <p className="mt-4 max-w-measure text-sm text-ink-3">
        This shows what went together, not what caused it: who gets a waiver, or a lead as a fallback, differs in other
        ways too. Assignments still open count as not yet.
      </p>
    </Section>
  );
}

/** Ready reps against everybody else who was given leads. */
function standingsFinding(standings: readonly StandingOutcomes[]): string {
  const isReady = ({ standing }: StandingOutcomes) => standing === "ready";
  const ready = sumOf(standings.filter(isReady));
  const others = sumOf(standings.filter((one) => !isReady(one)));
  return FINDINGS[compareShares(ready, others)];
}

function sumOf(standings: readonly StandingOutcomes[]) {
  return {
    count: standings.reduce((sum, one) => sum + one.sql, 0),
    total: standings.reduce((sum, one) => sum + one.assignments, 0),
  };
}

const FINDINGS: Record<Comparison, string> = {
  more: "Leads given to ready reps became SQL more often than others",
  less: "Leads given to ready reps became SQL less often than others",
  unclear: "No clear difference between ready reps and others",
  too_few: "Too few leads to tell ready reps from others",
};

const WORDS: Readonly<Record<string, string>> = {
  ready: "Ready",
  provisional: "Provisional",
  waiver: "Allowed by a waiver",
  fallback: "The fallback of a hold",
};
