import { Link } from "@remix-run/react";

export interface Crumb {
  label: string;
  /** Left out for the page itself. */
  to?: string | undefined;
}

/** Where you are; the last one is this page. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className="mb-4 text-sm text-ink-3">
      <ol className="flex flex-wrap gap-x-2 gap-y-2">
        {crumbs.map((crumb, index) => (
          <li
            key={crumb.label}
            className="flex max-w-full min-w-0 gap-x-2"
            aria-current={crumb.to ? undefined : "page"}
          >
            {index > 0 ? (
              <span aria-hidden="true" className="text-edge">
                /
              </span>
            ) : null}
            {crumb.to ? (
              <Link className="-my-1.5 py-1.5 hover:underline" to={crumb.to}>
                {crumb.label}
              </Link>
            ) : (
              // The title under it says the whole.
              <span className="max-w-[28rem] truncate">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
