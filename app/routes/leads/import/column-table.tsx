import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select, type SelectOption } from "#app/ui/controls/select.tsx";
import { Meanings } from "./meanings.tsx";
import { READ_AS } from "./choices.ts";
import type { ShownColumn } from "./load-mapping.server.ts";
import type { ColumnChoice } from "./mapping-form.server.ts";

interface ColumnTableProps {
  columns: readonly ShownColumn[];
  choices: readonly ColumnChoice[];
  targets: readonly SelectOption[];
}

/** One line per column: what it holds and where that goes. */
export function ColumnTable({ columns, choices, targets }: ColumnTableProps) {
  const times = [
    { value: "day", label: "On the day given below" },
    ...columns.map(({ name }, index) => ({ value: String(index), label: `As “${name}” says` })),
  ];
  const rows = columns.map((column, index) => ({ column, index, choice: choices[index] ?? NOTHING }));
  return (
    <div className="import-columns">
      <DataTable
        caption="The file’s columns, with some of their values, and where each goes"
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: "column",
            header: "Column",
            rowHeader: true,
            cell: ({ column }) => <span className="wrap-anywhere">{column.name}</span>,
          },
          { key: "samples", header: "For example", cell: ({ column }) => <Samples values={column.samples} /> },
          {
            key: "to",
            header: "Goes to",
            cell: ({ column, index, choice }) => (
              <Target name={column.name} index={index} choice={choice} targets={targets} times={times} />
            ),
          },
          {
            key: "as",
            header: "Read as",
            cell: ({ column, index, choice }) => (
              <div className="grid gap-2">
                <Select
                  label={<span className="sr-only">How “{column.name}” is read</span>}
                  name={`as-${index}`}
                  options={READ_AS}
                  defaultValue={choice.as}
                />
                {choice.to === "" && columns.length > MANY ? null : (
                  <Meanings column={column} index={index} said={choice.values} />
                )}
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

/** With more columns than these, only those with a place ask what their values mean. */
const MANY = 60;

const NOTHING: ColumnChoice = { to: "", name: "", data: "", as: "", values: [], when: "day" };

interface TargetProps {
  name: string;
  index: number;
  choice: ColumnChoice;
  targets: readonly SelectOption[];
  times: readonly SelectOption[];
}

/** What a choice asks for besides shows only while it is chosen; that is the stylesheet's doing. */
function Target({ name, index, choice, targets, times }: TargetProps) {
  return (
    <div className="import-target">
      <Select
        label={<span className="sr-only">Where “{name}” goes</span>}
        name={`to-${index}`}
        options={targets}
        defaultValue={choice.to}
      />
      <Field
        className="import-name"
        label="Its name"
        name={`name-${index}`}
        maxLength={100}
        defaultValue={choice.name}
        hint={<span className="import-event-only">Leave it empty if the cell names what they did.</span>}
      />
      <Field
        className="import-data"
        label="Keep the value as"
        name={`data-${index}`}
        maxLength={100}
        defaultValue={choice.data}
        hint="Such as minutes. May stay empty."
      />
      <Select
        className="import-when"
        label="When it happened"
        name={`when-${index}`}
        options={times}
        defaultValue={choice.when}
      />
    </div>
  );
}

function Samples({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <span className="blank text-ink-3">Nothing</span>;
  return (
    <ul className="grid gap-0.5 text-ink-2">
      {values.map((value) => (
        <li key={value} className="wrap-anywhere">
          {value}
        </li>
      ))}
    </ul>
  );
}
