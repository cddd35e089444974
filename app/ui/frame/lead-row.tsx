import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink } from "../controls/button.tsx";
import type { IconName } from "../icon.tsx";

interface LeadRowProps {
  name: string;
  to: string;
  /** "Brightwater Foods · Summit 2026 booth" */
  meta: string;
  /** A ClockBar. */
  clock: ReactNode;
  /** "First touch by 10:14" */
  next: ReactNode;
  action: { label: string; icon: IconName; to: string };
}

/** One lead, for Rows: its clock first, then who, what next, and the one thing to press. */
export function LeadRow({ name, to, meta, clock, next, action }: LeadRowProps) {
  return (
    <li className="lead-row">
      {clock}
      <div className="grid min-w-0">
        <Link className="font-book hover:underline" to={to}>
          {name}
        </Link>
        <span className="text-sm text-ink-3">{meta}</span>
      </div>
      <p className="lead-next text-sm text-ink-2">{next}</p>
      <ButtonLink
        size="s"
        icon={action.icon}
        to={action.to}
        aria-label={`${action.label} ${name}`}
        className="min-w-23"
      >
        {action.label}
      </ButtonLink>
    </li>
  );
}
