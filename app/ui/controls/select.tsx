import type { SelectHTMLAttributes } from "react";
import { FieldFrame, useFieldIds, type FieldTexts } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

type SelectProps = FieldTexts & {
  name: string;
  options: readonly SelectOption[];
  /** An empty first option, such as "Choose one". */
  placeholder?: string | undefined;
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "name" | "children">;

/** One of a list, by the browser's own menu. */
export function Select({ label, hint, error, options, placeholder, className, ...select }: SelectProps) {
  const { id, described } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <select
        id={id}
        className="input"
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        {...select}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
