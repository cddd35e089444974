import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";

interface PageProps {
  /** Says the finding: "Covered until Wednesday.", not "Team". */
  title: ReactNode;
  eyebrow?: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
  lede?: ReactNode;
  /** Buttons under the lede. */
  actions?: ReactNode;
  /** A big sign before the title, usually <Lamp size="xl"/>. */
  sign?: ReactNode;
  /** Narrow for forms and reading. */
  narrow?: boolean;
  children?: ReactNode;
}

/** A page's opening (one h1) and its content; goes inside Shell. */
export function Page({ title, eyebrow, crumbs, lede, actions, sign, narrow = false, children }: PageProps) {
  return (
    <div className={classNames(narrow && "max-w-[44rem]")}>
      {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
      <header className={classNames(Boolean(sign) && "grid items-start gap-6 md:grid-cols-[auto_minmax(0,1fr)]")}>
        {sign}
        <div>
          {eyebrow ? <p className="mb-1 text-sm text-ink-3">{eyebrow}</p> : null}
          <h1 className="max-w-[34em]">{title}</h1>
          {lede ? <p className="mt-2 max-w-measure text-lg text-ink-2">{lede}</p> : null}
          {actions ? <div className="mt-5 flex flex-wrap items-center gap-3">{actions}</div> : null}
        </div>
      </header>
      {children}
    </div>
  );
}
