import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { Icon } from "../icon.tsx";

export interface FieldTexts {
  label: ReactNode;
  hint?: ReactNode;
  /** Says what was found and what is expected. */
  error?: string | undefined;
}

type FieldProps = FieldTexts & { name: string } & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name">;

/** A labelled input; every HTML attribute of the input passes through. */
export function Field({ label, hint, error, className, ...input }: FieldProps) {
  const { id, described } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <input
        id={id}
        className="input"
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        {...input}
      />
    </FieldFrame>
  );
}

/** The ids that tie label, hint and error to one control. */
export function useFieldIds(hint: ReactNode, error: string | undefined): { id: string; described: string | undefined } {
  const id = useId();
  const parts = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return { id, described: parts.length > 0 ? parts.join(" ") : undefined };
}

/** Label above, control, then hint and error below. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  className = "",
  children,
}: FieldTexts & { id: string; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={`field ${className}`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** Not red: a form that isn't finished is no breached clock. Bold ink and a sign say it. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field-error" id={id}>
      <Icon name="late" size={16} />
      {error}
    </p>
  );
}
