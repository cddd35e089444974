import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "#app/ui/controls/button.tsx";
import type { SectionForm } from "./use-section-form.ts";

interface RowListProps {
  form: SectionForm;
  list: string;
  /** "Asset": names a row without a name, and the button that adds one. */
  what: string;
  /** The field that names a row. */
  named: string;
  /** Teaches what would stand here. */
  empty: string;
  children: (row: string, index: number) => ReactNode;
}

/** A list whose rows are added, moved and removed by the form's own buttons; the server keeps what was typed. */
export function RowList({ form, list, what, named, empty, children }: RowListProps) {
  const count = form.rows(list);
  return (
    <div className="grid gap-4">
      {count === 0 ? <p className="max-w-measure text-sm text-ink-3">{empty}</p> : null}
      {count > 0 ? (
        <ol className="grid gap-4">
          {Array.from({ length: count }, (_, index) => {
            const row = `${list}.${index}`;
            const name = form.text(`${row}.${named}`) || `${what} ${index + 1}`;
            return (
              <Row key={row} row={row} name={name} focused={form.focus === row} index={index} count={count}>
                {children(row, index)}
              </Row>
            );
          })}
        </ol>
      ) : null}
      <div>
        <Button type="submit" name="intent" value={`add:${list}`} size="s" formNoValidate>
          Add {/^[aeiou]/i.test(what) ? "an" : "a"} {what.toLowerCase()}
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  row: string;
  name: string;
  index: number;
  count: number;
  focused: boolean;
  children: ReactNode;
}

function Row({ row, name, index, count, focused, children }: RowProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) item.current?.focus();
  }, [focused]);
  const button = (what: string, label: string) => (
    <Button
      type="submit"
      name="intent"
      value={`${what}:${row}`}
      size="s"
      variant="quiet"
      formNoValidate
      aria-label={`${label} ${name}`}
    >
      {label}
    </Button>
  );
  return (
    <li ref={item} tabIndex={-1} autoFocus={focused} className="min-w-0 rounded-lg border border-line p-4">
      <fieldset className="grid min-w-0 gap-4">
        <legend className="float-start mb-3 w-full font-semibold wrap-anywhere">
          {index + 1}. {name}
        </legend>
        {children}
        <div className="flex flex-wrap gap-2">
          {index > 0 ? button("up", "Move up") : null}
          {index < count - 1 ? button("down", "Move down") : null}
          {button("remove", "Remove")}
        </div>
      </fieldset>
    </li>
  );
}
