import { ChangeTag } from "#app/ui/controls/tag.tsx";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { Diff, DiffSides } from "#app/ui/pictures/diff.tsx";
import { SECTION_WORDS } from "./playbook-words.ts";
import { SectionChanges } from "./section-changes.tsx";
import type { Comparison, CriterionDiff } from "#app/use-cases/playbook/compare-versions.ts";

interface ChangesProps {
  comparison: Comparison;
  before: string;
  after: string;
  /** People who lose credit for a criterion, by its key; left out where nobody is counted. */
  creditLost?: Readonly<Record<string, number>> | undefined;
}

/** What changes, criterion by criterion: first in a table, then word by word. */
export function Changes({ comparison, before, after, creditLost }: ChangesProps) {
  const { criteria, sections, questions, unchanged, reordered } = comparison;
  return (
    <>
      <Section title="What changes">
        {criteria.length === 0 ? <p className="text-sm text-ink-2">No criterion changes.</p> : null}
        {criteria.length > 0 ? <ChangeTable criteria={criteria} creditLost={creditLost} /> : null}
        <p className="mt-3 max-w-measure text-sm text-ink-3">
          {plural(unchanged, "criterion stays as it is and keeps its", "criteria stay as they are and keep their")}{" "}
          credit.
          {reordered ? " The criteria stand in another order." : ""}
          {questionWords(questions)}
        </p>
      </Section>
      {criteria
        .filter(({ kind }) => kind !== "new" && kind !== "retired")
        .map((change, index, shown) => (
          <Section
            key={change.criterion}
            id={change.criterion}
            title={
              <span className="inline-flex flex-wrap items-center gap-2">
                {change.title} <ChangeTag kind={change.kind} />
              </span>
            }
            aside={`${index + 1} of ${shown.length}`}
          >
            <DiffSides before={before} after={after} paragraphs={change.paragraphs} />
            <p className="mt-3 max-w-measure text-sm text-ink-3">{whyThisKind(change)}</p>
          </Section>
        ))}
      {criteria
        .filter(({ kind }) => kind === "new")
        .map((change) => (
          <Section
            key={change.criterion}
            id={change.criterion}
            title={
              <span className="inline-flex items-center gap-2">
                {change.title} <ChangeTag kind="new" />
              </span>
            }
          >
            <div className="grid gap-2">
              {change.paragraphs
                .filter(({ key }) => key !== "title")
                .map(({ key, parts, mono }) => (
                  <Diff key={key} parts={parts} side="after" mono={mono} />
                ))}
            </div>
          </Section>
        ))}
      {sections.length > 0 ? (
        <Section title="Beside the criteria">
          {sections.map(({ section, lines }) => (
            <details key={section} className="mt-2" open={sections.length === 1}>
              <summary>{`${SECTION_WORDS[section]} (${plural(lines.length, "change")})`}</summary>
              <SectionChanges lines={lines} />
            </details>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function ChangeTable({
  criteria,
  creditLost,
}: {
  criteria: readonly CriterionDiff[];
  creditLost: ChangesProps["creditLost"];
}) {
  const lost = creditLost && {
    key: "lost",
    header: "Lose credit",
    number: true,
    cell: ({ criterion, kind }: CriterionDiff) => lostWords(kind, creditLost[criterion] ?? 0),
  };
  return (
    <DataTable
      caption="Changes by criterion"
      rows={criteria}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          key: "title",
          header: "Criterion",
          rowHeader: true,
          cell: ({ criterion, title, kind, importance, parts }) => (
            <>
              {kind === "retired" ? title : <a href={`#${criterion}`}>{title}</a>}
              <span className="block text-xs font-normal text-ink-3">{partWords(importance, parts)}</span>
            </>
          ),
        },
        { key: "kind", header: "Kind", cell: ({ kind }) => <ChangeTag kind={kind} /> },
        ...(lost ? [lost] : []),
      ]}
    />
  );
}

function partWords(importance: string, parts: readonly string[]): string {
  const first = importance.charAt(0).toUpperCase() + importance.slice(1);
  return parts.length === 0 ? first : `${first}. Changed: ${parts.join(", ")}`;
}

function lostWords(kind: CriterionDiff["kind"], people: number): string {
  if (kind === "material") return plural(people, "person", "people");
  if (kind === "clarifying") return "nobody; shown once";
  if (kind === "editorial") return "nobody";
  return "–";
}

const MATERIAL_PARTS = ["kind", "importance", "required", "points", "rule", "answers"];

function whyThisKind({ kind, parts }: CriterionDiff): string {
  const costly = parts.filter((part) => MATERIAL_PARTS.includes(part));
  if (kind === "material" && costly.length > 0) {
    return `What counts has changed (${costly.join(", ")}), so it can’t be called less than material: credit for this criterion is lost, for nothing else.`;
  }
  if (kind === "material") return "The author calls it material: credit for this criterion is lost, for nothing else.";
  if (kind === "clarifying")
    return "The words change, what counts does not. Credit stays; everybody is shown the change once.";
  return "Only spelling, spaces or signs differ. Credit stays.";
}

function questionWords({ added, removed, changed }: Comparison["questions"]): string {
  const parts = [
    ...(added > 0 ? [`${added} new`] : []),
    ...(removed > 0 ? [`${removed} gone`] : []),
    ...(changed > 0 ? [`${changed} reworded`] : []),
  ];
  return parts.length === 0 ? "" : ` Questions: ${parts.join(", ")}.`;
}
