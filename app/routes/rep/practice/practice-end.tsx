import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { Icon } from "#app/ui/icon.tsx";

/** The frame of practice without a question in it: the same way out, no progress to show. */
export function PracticeEnd({ children }: { children: ReactNode }) {
  return (
    <div className="desk">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="desk-bar">
        <Link className="button button-quiet desk-leave" to={paths.today()} aria-label="Leave practice" data-leave="">
          <Icon name="close" />
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="grid gap-6">
        {children}
      </main>
    </div>
  );
}
