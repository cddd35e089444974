import type { TextareaHTMLAttributes } from "react";
import { FieldFrame, useFieldIds, type FieldTexts } from "./field.tsx";

type TextAreaProps = FieldTexts & { name: string } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "name">;

/** Several lines of text. */
export function TextArea({ label, hint, error, className, ...area }: TextAreaProps) {
  const { id, described } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <textarea
        id={id}
        className="input"
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        {...area}
      />
    </FieldFrame>
  );
}
