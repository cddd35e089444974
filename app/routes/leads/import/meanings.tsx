import { Field } from "#app/ui/controls/field.tsx";
import { plural } from "#app/ui/format.ts";
import type { ShownColumn } from "./load-mapping.server.ts";
import type { ColumnChoice } from "./mapping-form.server.ts";

interface MeaningsProps {
  column: ShownColumn;
  index: number;
  said: ColumnChoice["values"];
}

/** What a column's values mean in the words of the rules: "Mgr" is "Manager". Those said already, then the frequent ones. */
export function Meanings({ column, index, said }: MeaningsProps) {
  const known = new Set(said.map(({ is }) => is.trim().toLowerCase()));
  const values = [
    ...said.map(({ is, means }) => ({ is, means, rows: rowsOf(column, is) })),
    ...column.frequent
      .filter(({ value }) => !known.has(value.toLowerCase()))
      .map(({ value, rows }) => ({ is: value, means: "", rows })),
  ];
  if (values.length === 0) return null;
  return (
    <details open={said.length > 0}>
      <summary className="text-sm">
        What its values mean<span className="sr-only">, of “{column.name}”</span>
      </summary>
      <div className="mt-2 grid gap-2">
        {values.map(({ is, means, rows }) => (
          <div key={is}>
            <input type="hidden" name={`is-${index}`} value={is} />
            <Field
              label={
                <span className="wrap-anywhere">
                  “{is}”{" "}
                  <span className="font-normal text-ink-3">{rows === 0 ? "" : `(${plural(rows, "row")})`} means</span>
                </span>
              }
              name={`means-${index}`}
              maxLength={500}
              defaultValue={means}
              placeholder={is}
            />
          </div>
        ))}
      </div>
    </details>
  );
}

function rowsOf({ frequent }: ShownColumn, is: string): number {
  return frequent.find(({ value }) => value.toLowerCase() === is.trim().toLowerCase())?.rows ?? 0;
}
