import type { CriterionNumbers } from "#app/domain/team/criterion-numbers.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Pips } from "#app/ui/pictures/pips.tsx";

/** Every criterion in figures, over all people the page covers. */
export function CriterionTable({ numbers, timeZone }: { numbers: readonly CriterionNumbers[]; timeZone: string }) {
  return (
    <Section title="Criterion by criterion">
      <details>
        <summary>In figures, over everybody in this list</summary>
        <DataTable
          caption="How many hold each criterion"
          rows={numbers}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "title",
              header: "Criterion",
              rowHeader: true,
              cell: ({ title, importance }) => (
                <>
                  <span className="font-book">{title}</span>
                  <span className="block text-xs font-normal text-ink-3">{importance}</span>
                </>
              ),
            },
            { key: "held", header: "Hold it", cell: ({ held, people }) => <Pips count={held} total={people} /> },
            { key: "proven", header: "On enough days", number: true, cell: ({ proven }) => proven },
            { key: "unanswered", header: "Never answered", number: true, cell: ({ unanswered }) => unanswered },
            {
              key: "fading",
              header: "Fade this week",
              number: true,
              cell: ({ fading, fadesFrom }) =>
                fadesFrom === null ? "–" : `${fading}, from ${formatDay(fadesFrom, timeZone)}`,
            },
          ]}
        />
      </details>
    </Section>
  );
}
