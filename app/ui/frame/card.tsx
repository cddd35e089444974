import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

interface CardProps {
  as?: "div" | "section" | "article" | "li" | "aside";
  title?: ReactNode;
  aside?: ReactNode;
  /** The one card a page is about casts a longer shadow. */
  raised?: boolean;
  /** No padding, for tables that reach the edge. */
  flush?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** White paper with a hairline. `title` is an h3. */
export function Card({ as: Tag = "div", title, aside, raised = false, flush = false, className, children }: CardProps) {
  return (
    <Tag
      className={classNames(
        "min-w-0 rounded-lg border border-line bg-surface",
        raised ? "shadow-raised" : "shadow-card",
        flush ? "overflow-hidden" : raised ? "p-[clamp(1.25rem,3vw,2.25rem)]" : "p-4 sm:p-6",
        className,
      )}
    >
      {title ? (
        <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3>{title}</h3>
          {aside ? <div className="ms-auto text-sm text-ink-3">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </Tag>
  );
}
