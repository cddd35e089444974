import { classNames } from "../class-names.ts";

export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

type Side = "both" | "before" | "after";

interface DiffProps {
  parts: readonly DiffPart[];
  side?: Side;
  /** For rules and other code. */
  mono?: boolean;
}

/** Words that changed, inside the sentence. */
export function Diff({ parts, side = "both", mono = false }: DiffProps) {
  return (
    <p
      className={classNames(
        "max-w-measure leading-relaxed whitespace-pre-line",
        mono && "font-mono text-sm wrap-anywhere",
      )}
    >
      {parts.map((part, index) => (
        <DiffWords key={index} part={part} side={side} />
      ))}
    </p>
  );
}

interface DiffSidesProps {
  before: string;
  after: string;
  /** One list per paragraph: the text, the rule, … */
  paragraphs: readonly { key: string; parts: readonly DiffPart[]; mono?: boolean }[];
}

/** Old on sunken paper, new with an ink edge, side by side from md up. */
export function DiffSides({ before, after, paragraphs }: DiffSidesProps) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="grid content-start gap-3 rounded-md bg-sunken p-4">
        <p className="text-xs text-ink-3">{before}</p>
        {paragraphs.map(({ key, parts, mono }) => (
          <Diff key={key} parts={parts} side="before" mono={mono ?? false} />
        ))}
      </div>
      <div className="grid content-start gap-3 rounded-md p-4 inset-ring inset-ring-ink">
        <p className="text-xs text-ink-3">{after}</p>
        {paragraphs.map(({ key, parts, mono }) => (
          <Diff key={key} parts={parts} side="after" mono={mono ?? false} />
        ))}
      </div>
    </div>
  );
}

function DiffWords({ part, side }: { part: DiffPart; side: Side }) {
  if (part.kind === "same") return <>{part.text}</>;
  if (part.kind === "added") return side === "before" ? null : <ins>{said("added", side, part.text)}</ins>;
  return side === "after" ? null : <del>{said("removed", side, part.text)}</del>;
}

/** Screen readers pass over ins and del: inside one sentence the two texts would be read as one. */
function said(what: "added" | "removed", side: Side, text: string) {
  if (side !== "both") return text;
  return (
    <>
      <span className="sr-only"> ({what}:) </span>
      {text}
    </>
  );
}
