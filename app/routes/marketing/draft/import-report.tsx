import { Form } from "@remix-run/react";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import type { checkImport, ImportForm } from "./import.server.ts";
import { STATUS_OPTIONS } from "./question-words.ts";

interface ImportReportProps {
  form: ImportForm;
  report: ReturnType<typeof checkImport>["report"];
  revision: number;
  criteria: readonly { key: string; title: string }[];
}

/** The dry run: what would be taken and where to, what would not, and the choices that change it. */
export function ImportReport({ form, report, revision, criteria }: ImportReportProps) {
  const { counts, mapping, columns, rows, problems } = report;
  const taken = counts.new + counts.updated;
  return (
    <Section title={`${plural(counts.new, "new question")}, ${counts.updated} changed, ${notTaken(report)} not taken`}>
      <Form method="post" encType="multipart/form-data" className="grid gap-6">
        <input type="hidden" name="format" value={form.format} />
        <input type="hidden" name="revision" value={revision} />
        <textarea name="text" hidden readOnly value={form.text} />
        {columns ? (
          <fieldset className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <legend className="label mb-1">What each column holds</legend>
            {columns.headings.map((heading, index) => (
              <Select
                // Headings may repeat; the position doesn't.
                key={`${index} ${heading}`}
                label={heading.trim() === "" ? `Column ${index + 1}` : heading}
                name="column[]"
                defaultValue={columns.mapped[index] ?? ""}
                placeholder="Nothing we take"
                options={columns.fields}
              />
            ))}
          </fieldset>
        ) : null}
        <fieldset className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <legend className="label mb-1">Which criterion they ask about</legend>
          {mapping.map(({ group, to }) => (
            <div key={group}>
              <input type="hidden" name="group[]" value={group} />
              <Select
                label={group === "" ? "Questions without a category" : group}
                name="to[]"
                defaultValue={to}
                placeholder="None: leave them out"
                options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
              />
            </div>
          ))}
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="A key that is in the bank already"
            name="sameKey"
            defaultValue={form.sameKey}
            options={SAME_KEY_OPTIONS}
          />
          <Select label="Status of new ones" name="status" defaultValue={form.status} options={STATUS_OPTIONS} />
        </div>
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant={taken > 0 ? "secondary" : "primary"} name="intent" value="check">
            Check again
          </SubmitButton>
          {taken > 0 ? (
            <SubmitButton name="intent" value="save">
              {`Add ${plural(taken, "question")} to the draft`}
            </SubmitButton>
          ) : null}
        </div>
      </Form>
      {problems.length > 0 ? (
        <div className="mt-6">
          <DataTable
            caption="What can’t be taken as it stands"
            rows={problems.map((problem, index) => ({ ...problem, id: index }))}
            rowKey={({ id }) => String(id)}
            columns={[
              { key: "line", header: "Line", number: true, cell: ({ line }) => line },
              { key: "name", header: "Question", rowHeader: true, cell: ({ name }) => name || "The file" },
              {
                key: "kind",
                header: "What happens",
                cell: ({ kind }) => (kind === "left_out" ? "Left out" : "Taken, but for this"),
              },
              { key: "found", header: "Found", cell: ({ found }) => <span className="wrap-anywhere">{found}</span> },
              { key: "expected", header: "Expected", cell: ({ expected }) => expected },
            ]}
          />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <div className="mt-6">
          <DataTable
            caption="Questions found"
            rows={rows.slice(0, MOST_SHOWN).map((row, index) => ({ ...row, id: index }))}
            rowKey={({ id }) => String(id)}
            columns={[
              { key: "line", header: "Line", number: true, cell: ({ line }) => line },
              {
                key: "prompt",
                header: "Question",
                rowHeader: true,
                cell: ({ prompt, key }) => (
                  <>
                    <span className="wrap-anywhere">{prompt}</span>
                    <span className="block text-sm font-normal text-ink-3">{key}</span>
                  </>
                ),
              },
              { key: "outcome", header: "What happens", cell: ({ outcome }) => OUTCOME_WORDS[outcome] },
            ]}
          />
          {rows.length > MOST_SHOWN ? <p className="hint mt-2">{`And ${rows.length - MOST_SHOWN} more.`}</p> : null}
        </div>
      ) : null}
    </Section>
  );
}

const MOST_SHOWN = 200;

function notTaken({ counts, problems }: ImportReportProps["report"]): number {
  return counts.no_criterion + counts.key_taken + problems.filter(({ kind }) => kind === "left_out").length;
}

const OUTCOME_WORDS = {
  new: "Added",
  updated: "Changes the one in the bank",
  same: "In the bank already, the same",
  no_criterion: "Left out: no criterion chosen",
  key_taken: "Left out: its key is taken",
};

const SAME_KEY_OPTIONS = [
  { value: "update", label: "Change that question" },
  { value: "beside", label: "Add it beside, under another key" },
  { value: "leave", label: "Leave it out" },
];
