import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";

interface PracticeFrameProps {
  closeTo: string;
  /** Which question this is, from 1. */
  position: number;
  total: number;
  /** How many at the end come again after a miss. */
  again?: number;
  children: ReactNode;
}

/** Practice has no shell: a way out, how far along, and the question. */
export function PracticeFrame({ closeTo, position, total, again = 0, children }: PracticeFrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the question
      </a>
      <div className="desk">
        <header className="desk-bar">
          <Link
            className="button button-quiet desk-leave"
            to={closeTo}
            aria-label="Leave practice; your place is kept"
            data-leave=""
          >
            <Icon name="close" />
          </Link>
          <ol className="progress" aria-hidden="true">
            {Array.from({ length: total }, (_, index) => (
              <li key={index} className={partClass(index + 1, position, total - again)} />
            ))}
          </ol>
          <p className="text-sm text-ink-3 tabular-nums">
            <span className="sr-only">Question </span>
            {position} of {total}
            {again > 0 ? (
              <span className="max-sm:sr-only">{`, ${again === 1 ? "one comes" : `${again} come`} again`}</span>
            ) : null}
          </p>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}

function partClass(part: number, position: number, firstTime: number): string {
  if (part === position) return "progress-now";
  if (part < position) return "progress-done";
  return part > firstTime ? "progress-again" : "";
}
