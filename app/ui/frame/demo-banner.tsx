import type { ReactNode } from "react";

/** One quiet line over the page. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <p className="border-b border-line bg-sunken px-(--gutter) py-2 text-xs text-pretty text-ink-2 [&_code]:font-mono [&_code]:whitespace-nowrap max-md:[&_code]:whitespace-normal">
      {children}
    </p>
  );
}
