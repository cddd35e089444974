import { useId, type ReactNode } from "react";

interface SectionProps {
  title: ReactNode;
  /** Quiet words or a link at the end of the heading's line. */
  aside?: ReactNode;
  /** An anchor for links into the page. */
  id?: string | undefined;
  /** Keeps the heading for screen readers only. */
  quiet?: boolean;
  children: ReactNode;
}

/** A part of a page under an h2, with room above. */
export function Section({ title, aside, id, quiet = false, children }: SectionProps) {
  const heading = useId();
  return (
    <section className="mt-12 min-w-0 first:mt-0" id={id} aria-labelledby={heading}>
      {quiet ? (
        <h2 className="sr-only" id={heading}>
          {title}
        </h2>
      ) : (
        <header className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id={heading}>{title}</h2>
          {aside ? <div className="text-sm text-ink-3 sm:ms-auto">{aside}</div> : null}
        </header>
      )}
      {children}
    </section>
  );
}
