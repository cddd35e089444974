import { useEffect, useRef } from "react";
import { Icon } from "../icon.tsx";

/** What kept a form from going through, above it; takes the focus so that nobody has to look for it. */
export function FormErrors({
  errors,
  title = "That didn’t go through yet",
}: {
  errors: readonly string[];
  title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-md border border-ink bg-surface px-4 py-3 text-sm"
    >
      <span className="mt-px">
        <Icon name="late" size={18} />
      </span>
      <div>
        <p className="font-semibold">{title}</p>
        <ul className="mt-1 grid gap-1">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
