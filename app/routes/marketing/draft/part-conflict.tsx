import { useEffect, useRef } from "react";
import { formatWhen } from "#app/ui/format.ts";
import { DiffSides } from "#app/ui/pictures/diff.tsx";
import type { PartDiff } from "./part-words.server.ts";

export interface ShownConflict {
  readonly by: string | null;
  readonly at: number;
  readonly base: string;
  /** Somebody took the part out altogether. */
  readonly removed: boolean;
  /** From theirs to yours. */
  readonly fields: readonly PartDiff[];
}

/** Somebody else saved first: theirs beside yours, and nothing of either is lost. The form below still holds yours. */
export function PartConflict({ conflict, now, timeZone }: { conflict: ShownConflict; now: number; timeZone: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [conflict]);
  const who = conflict.by ?? "Somebody";
  return (
    <div ref={box} tabIndex={-1} role="alert" className="grid gap-3 rounded-md border border-ink bg-surface p-4">
      <p className="font-semibold">
        {`${who} ${conflict.removed ? "removed this" : "saved this"} ${formatWhen(conflict.at, now, timeZone)}, while you were writing`}
      </p>
      <p className="max-w-measure text-sm text-ink-2">
        Nothing was saved over. The form below holds what you wrote: take over from theirs what should stay, then save
        again.
        {conflict.removed ? " Saving brings it back." : ""}
      </p>
      {conflict.fields.map(({ key, parts, mono }) => (
        <div key={key}>
          <p className="mb-1 text-sm font-semibold first-letter:capitalize">{key.replaceAll("_", " ")}</p>
          <DiffSides before={`Theirs: ${who}`} after="Yours" paragraphs={[{ key, parts, mono }]} />
        </div>
      ))}
    </div>
  );
}
