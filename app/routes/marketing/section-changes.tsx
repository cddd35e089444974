import type { SectionDiff } from "#app/domain/playbook/section-diff.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Diff } from "#app/ui/pictures/diff.tsx";

/** What differs in a section, thing by thing, words that changed inside the sentence. */
export function SectionChanges({ lines }: { lines: SectionDiff["lines"] }) {
  return (
    <div className="mt-2 rounded-md bg-sunken p-4">
      <Facts items={lines.map(({ key, label, parts }) => ({ key, term: label, detail: <Diff parts={parts} /> }))} />
    </div>
  );
}
