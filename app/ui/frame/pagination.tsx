import { Link } from "@remix-run/react";
import { Icon } from "../icon.tsx";

interface PaginationProps {
  /** "1–50 of 230", or whatever is known. */
  summary: string;
  previous: string | null;
  next: string | null;
}

/** Steps through a list; both ends are addresses. */
export function Pagination({ summary, previous, next }: PaginationProps) {
  return (
    <nav className="mt-4 flex items-center gap-2 text-sm" aria-label="Pages of this list">
      <span className="me-auto text-ink-3 tabular-nums">{summary}</span>
      <Step to={previous} label="Previous" />
      <Step to={next} label="Next" />
    </nav>
  );
}

function Step({ to, label }: { to: string | null; label: "Previous" | "Next" }) {
  const content = (
    <>
      {label === "Previous" ? <Icon name="back" size={16} /> : null}
      {label}
      {label === "Next" ? <Icon name="arrow" size={16} /> : null}
    </>
  );
  if (to === null) {
    return (
      <span className="button button-small" aria-disabled="true">
        {content}
      </span>
    );
  }
  return (
    <Link className="button button-small" to={to} rel={label === "Next" ? "next" : "prev"}>
      {content}
    </Link>
  );
}
