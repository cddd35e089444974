import { Field } from "#app/ui/controls/field.tsx";
import type { FormState } from "../../form-state.ts";

const FIELDS = [
  {
    name: "recall",
    label: "Recall floor, %",
    hint: "A rep loses leads when the predicted recall of one critical criterion falls under this.",
  },
  {
    name: "pass",
    label: "Pass score, %",
    hint: "All criteria together must be remembered this well; critical ones count twice.",
  },
  {
    name: "critical",
    label: "Variants of a critical criterion",
    hint: "So many different questions must be answered right in a row, so that nobody passes by remembering an answer.",
  },
  {
    name: "standard",
    label: "Variants of a standard criterion",
    hint: "The same for criteria that count only into the score.",
  },
  {
    name: "proven_days",
    label: "Proven days",
    hint: "A critical criterion is proven once it was answered right on so many different days; then a rep is ready.",
  },
  {
    name: "provisional",
    label: "Open leads while provisional",
    hint: "How many open leads somebody may have who holds everything and has not proven it yet; 0 means none.",
  },
] as const;

export function GateFields({
  values,
  typed,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  typed: FormState;
  errors: Readonly<Record<string, string>>;
}) {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {FIELDS.map(({ name, label, hint }) => {
        const value = typed.value(name) ?? values[name] ?? "";
        return (
          <Field
            // Another address shows another policy in the same form.
            key={`${name} ${value}`}
            name={name}
            label={label}
            hint={hint}
            inputMode="decimal"
            required
            defaultValue={value}
            error={typed.error(name) ?? errors[name]}
          />
        );
      })}
    </div>
  );
}
