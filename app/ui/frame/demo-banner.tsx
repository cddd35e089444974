import type { ReactNode } from "react";

/** One quiet line over the page. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-ink px-4 py-1.5 text-center text-xs text-ink-on">
      {children}
    </p>
  );
}
