import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Section } from "#app/domain/playbook/parts.ts";
import { type SectionLine, sectionLines } from "#app/domain/playbook/section-lines.ts";
import { toPlaybookFile } from "#app/domain/playbook/to-file.ts";
import { type DiffPart, diffWords } from "#app/domain/playbook/word-diff.ts";

/** What differs in one section, each thing with its words. */
export interface SectionDiff {
  readonly section: Section;
  readonly lines: readonly { readonly key: string; readonly label: string; readonly parts: DiffPart[] }[];
}

/** How one section differs between two playbooks; null if it is the same in both. A difference is never without a line. */
export function diffSection(previous: Playbook, next: Playbook, section: Section): SectionDiff | null {
  const before = JSON.stringify(toPlaybookFile(previous)[section], null, 1);
  const after = JSON.stringify(toPlaybookFile(next)[section], null, 1);
  if (before === after) return null;
  const lines = diffLines(sectionLines(previous, section), sectionLines(next, section));
  if (lines.length > 0) return { section, lines };
  // The words are the same, so it is the order, or something that words don't tell apart.
  return { section, lines: [{ key: "file", label: "As the file has it", parts: diffWords(before, after) }] };
}

function diffLines(before: readonly SectionLine[], after: readonly SectionLine[]): SectionDiff["lines"] {
  const old = new Map(before.map((line) => [line.key, line]));
  const kept = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !kept.has(key)).map((line) => ({ ...line, old: line.text, text: "" }));
  return [...after.map((line) => ({ ...line, old: old.get(line.key)?.text ?? "" })), ...gone]
    .filter((line) => line.old !== line.text)
    .map(({ key, label, old: was, text }) => ({ key, label, parts: diffWords(was, text) }));
}
