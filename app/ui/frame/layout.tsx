import type { ReactNode } from "react";

/** Main column and a narrower one beside it from lg up; below, one after the other. */
export function Columns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0">{children}</div>
      <div className="grid min-w-0 content-start gap-4">{aside}</div>
    </div>
  );
}

/** Cards in as many columns as fit: two of at least 20rem, or three of at least 15rem. */
export function Grid({ columns = 2, children }: { columns?: 2 | 3; children: ReactNode }) {
  return columns === 3 ? (
    <ul className="grid gap-4 lg:grid-cols-3">{children}</ul>
  ) : (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-4">{children}</ul>
  );
}

/** A bordered list of rows (li). */
export function Rows({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** Terms and what they are for this one thing. */
export function Facts({ items }: { items: readonly { term: ReactNode; detail: ReactNode; key: string }[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div className="contents" key={item.key}>
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A few large figures in a row, each with what it counts. */
export function Figures({ items }: { items: readonly { value: ReactNode; label: string; note?: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-x-6 gap-y-4">
      {items.map((item) => (
        <div className="flex flex-col-reverse justify-end gap-0.5" key={item.label}>
          <dt className="text-sm text-ink-3">{item.label}</dt>
          <dd>
            <span className="text-xl font-semibold tracking-tight tabular-nums">{item.value}</span>
            {item.note ? <span className="ms-2 text-sm text-ink-2">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
