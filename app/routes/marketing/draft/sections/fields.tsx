import type { LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field, FieldError, FieldFrame, useFieldIds } from "#app/ui/controls/field.tsx";
import { Select, type SelectOption } from "#app/ui/controls/select.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { RuleField } from "#app/ui/rule-editor/rule-field.tsx";
import type { SectionForm } from "./use-section-form.ts";

interface Named {
  form: SectionForm;
  name: string;
  label: string;
  hint?: string | undefined;
}

/** One line of text. */
export function TextField({ form, name, label, hint, type }: Named & { type?: "date" | "number" | "url" }) {
  return (
    <Field
      label={label}
      name={name}
      hint={hint}
      type={type}
      {...(type === "number" ? { min: 0, step: 1 } : {})}
      defaultValue={form.text(name)}
      error={form.error(name)}
    />
  );
}

/** Several lines: a text, or a list of them, one a line. */
export function LinesField({ form, name, label, hint, rows = 3 }: Named & { rows?: number }) {
  const error = form.error(name);
  return <TextArea label={label} name={name} hint={hint} rows={rows} defaultValue={form.text(name)} error={error} />;
}

export interface RuleEditing {
  catalogue: LeadCatalogue;
  previewUrl: string;
}

/** A rule, built condition by condition or written as text. */
export function RowRule({ form, name, label, hint, editing }: Named & { editing: RuleEditing }) {
  return (
    <div className="grid gap-2">
      <RuleField
        name={name}
        label={label}
        rule={form.rule(name)}
        text={form.text(name)}
        catalogue={editing.catalogue}
        previewUrl={editing.previewUrl}
        error={form.error(name)}
      />
      {hint ? <p className="hint">{hint}</p> : null}
    </div>
  );
}

/** One of a list; what is saved stays choosable even if the list no longer has it. */
export function ChoiceField({
  form,
  name,
  label,
  hint,
  options,
  placeholder,
}: Named & { options: readonly SelectOption[]; placeholder?: string }) {
  const value = form.text(name);
  const isKnown = value === "" || options.some((option) => option.value === value);
  return (
    <Select
      label={label}
      name={name}
      hint={hint}
      options={isKnown ? options : [...options, { value, label: value }]}
      placeholder={placeholder}
      defaultValue={value}
      error={form.error(name)}
    />
  );
}

const UNITS = [
  { value: "m", label: "minutes" },
  { value: "h", label: "hours" },
  { value: "d", label: "days" },
  { value: "s", label: "seconds" },
];

/** A length of time: how many, and of what. */
export function DurationField({ form, name, label, hint, unit: usual = "h" }: Named & { unit?: "m" | "h" | "d" }) {
  const error = form.error(name);
  const { id, described } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-2">
        <input
          id={id}
          name={name}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={form.text(name)}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        <select
          className="input"
          name={`${name}_unit`}
          aria-label={`${label}: unit`}
          defaultValue={form.text(`${name}_unit`) || usual}
        >
          {UNITS.map(({ value, label: unit }) => (
            <option key={value} value={value}>
              {unit}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}

/** Any number of a list. */
export function TicksField({
  form,
  name,
  label,
  hint,
  options,
}: Named & { options: readonly { value: string; label: string }[] }) {
  const chosen = form.ticked(name);
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  return (
    <fieldset className="grid gap-2">
      <legend className="label mb-1">{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {[...options, ...gone.map((value) => ({ value, label: `${value} (not there any more)` }))].map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            name={`${name}[]`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
      <FieldError id={`${name}-error`} error={form.error(name)} />
    </fieldset>
  );
}
