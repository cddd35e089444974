import { useEffect, useRef } from "react";
import { plural } from "#app/ui/format.ts";

export interface PlacedProblem {
  readonly place: string;
  readonly text: string;
}

/** What keeps this part from being saved (`refused`), or from being signed later. */
export function PartProblems({ problems, refused = false }: { problems: readonly PlacedProblem[]; refused?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) box.current?.focus();
  }, [problems, refused]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role={refused ? "alert" : undefined}
      className="rounded-md border border-ink bg-surface p-4"
    >
      <p className="font-semibold">
        {refused
          ? `${plural(problems.length, "problem")}; nothing was saved, and what you typed is kept below`
          : `${plural(problems.length, "thing")} to settle before it can be signed`}
      </p>
      <ul className="mt-3 grid gap-2 text-sm">
        {problems.map(({ place, text }) => (
          <li key={`${place} ${text}`} className="wrap-anywhere">
            <code className="font-mono">{place}</code>: {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
