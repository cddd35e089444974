import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type CheckboxProps = { label: ReactNode; hint?: ReactNode; name: string } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "id" | "name" | "type"
>;

/** One thing that is so or not. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3">
      <input
        id={id}
        type="checkbox"
        className="tick mt-[0.8125rem] md:mt-1"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...input}
      />
      <label className="min-h-11 py-2.5 md:min-h-6 md:py-0" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="hint col-start-2" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
