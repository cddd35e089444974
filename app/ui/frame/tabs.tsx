import { Link } from "@remix-run/react";

export interface Tab {
  to: string;
  label: string;
  /** "10 of 14" */
  note?: string | undefined;
  current: boolean;
}

/** Links that look like tabs: each has its own address, so back works. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs mt-5" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.current ? "page" : undefined} preventScrollReset>
          {tab.label}
          {tab.note ? <span className="font-medium text-ink-3 tabular-nums">{tab.note}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
