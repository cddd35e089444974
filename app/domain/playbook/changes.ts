import { changedParts } from "#app/domain/playbook/changed-parts.ts";
import type {
  ChangeKind,
  Criterion,
  CriterionChange,
  Playbook,
  PublishedCriterion,
  PublishedPlaybook,
} from "#app/domain/playbook/playbook.ts";
import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";

/**
 * What publishing `next` over the version before it changes, criterion by criterion; untouched ones are not listed.
 * Material if the rule, points, importance, kind, `required` or an answer key changed; else what the author declared;
 * else editorial if only spaces, case or punctuation differ, and clarifying for any other wording. Added or removed
 * questions change no criterion; approving one adds it, retiring one removes it.
 */
export function classifyChanges(previous: PublishedPlaybook | null, next: Playbook): CriterionChange[] {
  const before = previous?.criteria ?? [];
  const kept = next.criteria.flatMap((criterion) => changeOf(previous, next, criterion) ?? []);
  const retired = before
    .filter(({ key }) => !next.criteria.some((criterion) => criterion.key === key))
    .map(({ key }): CriterionChange => ({ criterion: key, kind: "retired", parts: [] }));
  return [...kept, ...retired];
}

/**
 * The criteria with the revisions that credit belongs to: 1 when first published; unchanged unless the change is material;
 * else one that was never used before, so that nobody's credit fits by accident. Only where a criterion means again what
 * another known text says (one in force beside a pending one, or one that was cancelled before it took effect) does it take
 * that text's revision: whoever practised it keeps the credit. A retired criterion that returns continues after its last.
 *
 * @param lastRevisions highest revision ever published, by criterion key
 * @param known texts beside `previous` that somebody may have credit for, the nearest first
 */
export function publishCriteria(
  previous: PublishedPlaybook | null,
  next: Playbook,
  lastRevisions: Readonly<Record<string, number>> = {},
  known: readonly PublishedPlaybook[] = [],
): PublishedCriterion[] {
  const kinds = new Map(classifyChanges(previous, next).map(({ criterion, kind }) => [criterion, kind]));
  return next.criteria.map((criterion) => {
    const current = previous?.criteria.find(({ key }) => key === criterion.key)?.revision ?? 0;
    if (!asksAnew(kinds.get(criterion.key))) return { ...criterion, revision: current };
    const again = knownRevision(known, next, criterion, current);
    const last = Math.max(current, (Object.hasOwn(lastRevisions, criterion.key) && lastRevisions[criterion.key]) || 0);
    return { ...criterion, revision: again ?? last + 1 };
  });
}

/** The revision of the nearest known text that says the same; never the one whose meaning the change leaves behind. */
function knownRevision(
  known: readonly PublishedPlaybook[],
  next: Playbook,
  criterion: Criterion,
  left: number,
): number | null {
  for (const text of known) {
    const revision = text.criteria.find(({ key }) => key === criterion.key)?.revision;
    if (revision === undefined || revision === left) continue;
    if (!asksAnew(changeOf(text, next, criterion)?.kind)) return revision;
  }
  return null;
}

/** The places where an author calls a change less than it is; such a file can't be published. */
export function checkDeclaredChanges(previous: PublishedPlaybook | null, next: Playbook): Problem[] {
  return next.criteria.flatMap((criterion, index) => {
    const declared = criterion.change;
    const change = changeOf(previous, next, criterion);
    if (!declared || declared === "material" || change?.kind !== "material") return [];
    const expected = `material, because the ${inWords(change.parts)} changed: credit for it is lost`;
    return [problem(["criteria", index, "change"], declared, expected)];
  });
}

function changeOf(previous: PublishedPlaybook | null, next: Playbook, criterion: Criterion): CriterionChange | null {
  const before = previous?.criteria.find(({ key }) => key === criterion.key);
  if (!previous || !before) return { criterion: criterion.key, kind: "new", parts: [] };
  const { material, clarifying, editorial } = changedParts(previous, next, before, criterion);
  const parts = [...material, ...clarifying, ...editorial];
  if (parts.length === 0) return null;
  return { criterion: criterion.key, kind: kindOf(material, clarifying, criterion), parts };
}

function kindOf(material: readonly string[], clarifying: readonly string[], { change }: Criterion): ChangeKind {
  if (material.length > 0) return "material";
  return change ?? (clarifying.length > 0 ? "clarifying" : "editorial");
}

function asksAnew(kind: ChangeKind | undefined): boolean {
  return kind === "new" || kind === "material";
}

function inWords(parts: readonly string[]): string {
  const names = parts.filter((part) => !WORDING.includes(part)).map((part) => PART_NAMES[part] ?? part);
  return names.length <= 1 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const WORDING = ["title", "why", "say", "questions"];
const PART_NAMES: Readonly<Record<string, string>> = { answers: "right answer of a question", required: "requirement" };
