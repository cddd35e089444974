import { useEffect, useRef } from "react";
import { plural } from "#app/ui/format.ts";
import type { ShownProblem } from "./propose-form.server.ts";

/** Everything that keeps a text from being proposed: line, place, what was found, what was expected. */
export function Problems({ problems }: { problems: readonly ShownProblem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problems]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-md border border-ink bg-surface p-4">
      <p className="font-semibold">
        {plural(problems.length, "problem")}; nothing was proposed, and your text is kept below
      </p>
      <ol className="mt-3 grid gap-2 text-sm">
        {problems.map(({ line, place, text }) => (
          <li key={`${line}-${place}-${text}`} className="grid gap-x-3 sm:grid-cols-[5rem_minmax(0,1fr)]">
            <span className="text-ink-3 tabular-nums">{line === null ? "" : `Line ${line}`}</span>
            <span className="wrap-anywhere">
              <code className="font-mono">{place}</code>: {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
