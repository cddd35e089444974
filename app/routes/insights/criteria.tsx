import type { Comparison } from "#app/domain/insights/difference.ts";
import type { OutcomeCounts } from "#app/stores/views/insights-criteria.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { CriterionFigures } from "./criterion-rows.ts";
import { criteriaFinding } from "./findings.ts";
import { ProportionCell } from "./proportion-cell.tsx";

interface CriteriaProps {
  criteria: readonly CriterionFigures[];
  all: OutcomeCounts;
}

/** What became of the leads that met each criterion. */
export function Criteria({ criteria, all }: CriteriaProps) {
  if (criteria.length === 0) {
    return (
      <Section title="No criterion scores these leads">
        <EmptyState title="A criterion needs a rule" icon="playbooks">
          Once the playbook has criteria with rules, each stands here with how many leads met it, and what became of
          them.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={criteriaFinding(criteria)} aside="As each lead was scored last">
      <DataTable
        caption="What became of the leads that met each criterion"
        rows={[
          { key: "", title: "Every lead, for comparison", kind: null, met: all, compared: null },
          ...criteria.map(withWords),
        ]}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "criterion",
            header: "Criterion",
            rowHeader: true,
            cell: ({ title, kind }) => (
              <>
                {title}
                {kind === "disqualifier" ? (
                  <span className="block text-xs font-normal text-ink-3">disqualifier</span>
                ) : null}
              </>
            ),
          },
          { key: "met", header: "Met by", number: true, cell: ({ met }) => met.leads },
          { key: "over", header: "Handed over", number: true, cell: ({ met }) => met.handedOver },
          {
            key: "sql",
            header: "Became SQL or beyond",
            cell: ({ met }) => <ProportionCell count={met.sql} total={met.leads} />,
          },
          {
            key: "unfit",
            header: "Called a wrong fit",
            cell: ({ met }) => <ProportionCell count={met.wrongFit} total={met.leads} />,
          },
          { key: "compared", header: "Against those without it", cell: ({ compared }) => compared ?? "–" },
        ]}
      />
      <p className="mt-4 max-w-measure text-sm text-ink-3">
        Shares are of the leads that met it, those still open included; “likely” is the 95 % interval. The last column
        compares only leads that were handed over. With many criteria, one in twenty stands apart by chance alone: take
        it as a question for the next review, not as a verdict.
      </p>
    </Section>
  );
}

function withWords(row: CriterionFigures) {
  return { ...row, compared: comparedWords(row) };
}

function comparedWords({ sqlCompared, wrongFitCompared }: CriterionFigures): string {
  if (sqlCompared === "too_few") return "Too few to say";
  const said = [SQL_WORDS[sqlCompared], WRONG_FIT_WORDS[wrongFitCompared]].filter((words) => words !== null);
  return said.length === 0 ? "No clear difference" : said.join("; ");
}

const SQL_WORDS: Record<Comparison, string | null> = {
  more: "SQL more often",
  less: "SQL less often",
  unclear: null,
  too_few: null,
};
const WRONG_FIT_WORDS: Record<Comparison, string | null> = {
  more: "wrong fit more often",
  less: "wrong fit less often",
  unclear: null,
  too_few: null,
};
