import { Link } from "@remix-run/react";
import { insightsAddress, WINDOW_WORDS, WINDOWS, type Window } from "./insights-query.ts";

/** Which leads count: each choice has its own address. */
export function WindowLinks({ campaign, window }: { campaign: string; window: Window }) {
  return (
    <nav className="mt-5 flex flex-wrap items-center gap-x-5 text-sm" aria-label="Leads received">
      <span className="text-ink-3">Leads received:</span>
      {WINDOWS.map((one) => (
        <Link
          key={one}
          to={insightsAddress({ campaign, window: one })}
          aria-current={one === window ? "true" : undefined}
          className={one === window ? "py-2 font-semibold" : "link py-2"}
          preventScrollReset
        >
          {WINDOW_WORDS[one]}
        </Link>
      ))}
    </nav>
  );
}
