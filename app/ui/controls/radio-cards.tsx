import { useId, type ReactNode } from "react";

export interface RadioCard {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Fields that belong to this choice; they show while it is chosen. */
  fields?: ReactNode;
  disabled?: boolean;
}

interface RadioCardsProps {
  legend: ReactNode;
  name: string;
  options: readonly RadioCard[];
  defaultValue?: string | undefined;
  required?: boolean;
  /** Legend for screen readers only. */
  quiet?: boolean;
}

/** One of a few, each with room to say what it means. */
export function RadioCards({ legend, name, options, defaultValue, required = false, quiet = false }: RadioCardsProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className={quiet ? "sr-only" : "label mb-2"}>{legend}</legend>
      {options.map((option) => {
        const own = `${id}-${option.value}`;
        return (
          <div className="choice" key={option.value}>
            <input
              id={own}
              className="tick"
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              disabled={option.disabled ?? false}
              aria-describedby={option.hint ? `${own}-hint` : undefined}
            />
            <label className="choice-label" htmlFor={own}>
              {option.label}
            </label>
            {option.hint ? (
              <p className="text-sm text-ink-2" id={`${own}-hint`}>
                {option.hint}
              </p>
            ) : null}
            {option.fields ? <div className="choice-fields">{option.fields}</div> : null}
          </div>
        );
      })}
    </fieldset>
  );
}
