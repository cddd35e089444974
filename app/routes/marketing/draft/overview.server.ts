import { classifyChanges } from "#app/domain/playbook/changes.ts";
import { changedPartNames } from "#app/domain/playbook/merge.ts";
import { ORDER } from "#app/domain/playbook/order.ts";
import { type PartName, partsOf } from "#app/domain/playbook/parts.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import { listDraftComments } from "#app/stores/draft-comments.ts";
import { listDraftSaves } from "#app/stores/views/draft-history.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { CurrentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { nameOfPart, NAMED_SECTIONS } from "./part-names.ts";
import { sectionWords } from "./section-words.ts";

/** Everything the draft's page says: each part in a line, what changed, what is still to do, who did what. */
export async function draftOverview({ db }: Pick<Deps, "db">, current: CurrentDraft) {
  const { draft, playbook, latest, parts, problems, baseVersion, offered } = current;
  const before = latest ? partsOf(latest) : new Map<PartName, unknown>();
  const changed = latest ? changedPartNames(before, parts) : [...parts.keys()].filter((part) => part !== ORDER);
  const kinds = new Map(classifyChanges(latest, playbook).map(({ criterion, kind }) => [criterion, kind]));
  const words = sectionWords(playbook);
  const comments = draft ? await listDraftComments(db, draft.id) : [];
  const saves = draft ? await listDraftSaves(db, draft.id) : [];
  const editor = draft?.editedBy ? (await findNames(db, [draft.editedBy])).get(draft.editedBy) : undefined;
  const nameOf = (part: string) => nameOfPart(playbook, part);
  return {
    revision: draft?.revision ?? null,
    edited: draft && { by: editor ?? null, at: draft.editedAt },
    baseVersion,
    latest: latest?.version ?? 0,
    offered,
    changes: changed.length,
    problems: problems.map(({ path, found, expected }) => ({
      place: formatPath(path),
      part: partAt(current, path),
      text: `found ${found}, expected ${expected}`,
    })),
    sections: NAMED_SECTIONS.map(({ section, name }) => ({
      section,
      name,
      words: words[section],
      changed: latest !== null && changed.includes(section),
    })),
    criteria: playbook.criteria.map((criterion) => ({
      key: criterion.key,
      title: criterion.title,
      importance: criterion.importance,
      facts: factsOf(criterion),
      change: latest ? (kinds.get(criterion.key) ?? null) : null,
      base: current.fingerprint(`criteria/${criterion.key}`),
      variants: variantsOf(playbook, criterion.key).length,
      wanted: playbook.gate.variants[criterion.importance],
    })),
    retired: (latest?.criteria ?? [])
      .filter(({ key }) => !playbook.criteria.some((criterion) => criterion.key === key))
      .map(({ key, title }) => ({ key, title })),
    questions: {
      all: playbook.questions.length,
      changed: changed.filter((part) => part.startsWith("questions/")).length,
    },
    comments: comments.map((comment) => ({ ...comment, about: comment.part === null ? null : nameOf(comment.part) })),
    saves: saves.map(({ parts: saved, ...save }) => ({ ...save, parts: saved.map(nameOf) })),
    subjects: [
      ...NAMED_SECTIONS.map(({ section, name }) => ({ value: section, label: name })),
      ...playbook.criteria.map(({ key, title }) => ({ value: `criteria/${key}`, label: title })),
    ],
  };
}

export type DraftOverview = Awaited<ReturnType<typeof draftOverview>>;

function factsOf({ kind, importance, required, points }: Criterion): string {
  return [kind, importance, ...(required ? ["required"] : []), ...(points > 0 ? [`${points} points`] : [])].join(" · ");
}

/** The page that settles a problem: a criterion's, the bank for its questions, a section's. */
function partAt({ playbook }: CurrentDraft, [section, index]: readonly (string | number)[]): string | null {
  if (section === "criteria" && typeof index === "number") {
    const key = playbook.criteria[index]?.key;
    return key === undefined ? null : `criteria/${key}`;
  }
  if (section === "questions" && typeof index === "number") {
    const key = playbook.questions[index]?.key;
    return key === undefined ? null : `questions/${key}`;
  }
  return typeof section === "string" ? section : null;
}
