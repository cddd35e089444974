import { stringify } from "yaml";
import { classifyChanges } from "#app/domain/playbook/changes.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import type { Criterion, CriterionChange, Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { isSameOrder } from "#app/domain/playbook/order.ts";
import { SECTIONS } from "#app/domain/playbook/parts.ts";
import { isAsked } from "#app/domain/playbook/question-status.ts";
import { diffSection, type SectionDiff } from "#app/domain/playbook/section-diff.ts";
import { ruleToFile } from "#app/domain/playbook/to-file.ts";
import { type DiffPart, diffWords } from "#app/domain/playbook/word-diff.ts";

export interface CriterionDiff extends CriterionChange {
  readonly title: string;
  readonly importance: Criterion["importance"];
  /** Only what differs; for a new or retired criterion all of it. */
  readonly paragraphs: readonly { readonly key: string; readonly parts: DiffPart[]; readonly mono: boolean }[];
}

export interface Comparison {
  readonly criteria: readonly CriterionDiff[];
  readonly sections: readonly SectionDiff[];
  /** Questions by key: whether they are only in the newer text, only in the older, or reworded. */
  readonly questions: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly unchanged: number;
  /** Whether criteria that are in both stand in another order. */
  readonly reordered: boolean;
}

/** What changes from one version to another text: criterion by criterion with words, then everything else. */
export function compareVersions(previous: PublishedPlaybook | null, next: Playbook): Comparison {
  const changes = classifyChanges(previous, next);
  const criteria = changes.map((change) => criterionDiff(change, previous, next));
  return {
    criteria,
    sections: previous ? SECTIONS.flatMap((section) => diffSection(previous, next, section) ?? []) : [],
    questions: questionCounts(previous, next),
    unchanged: next.criteria.length - changes.filter(({ kind }) => kind !== "retired").length,
    reordered: !isSameOrder(keysOf(previous), keysOf(next)),
  };
}

function keysOf(playbook: Playbook | null): string[] {
  return playbook?.criteria.map(({ key }) => key) ?? [];
}

function criterionDiff(change: CriterionChange, previous: Playbook | null, next: Playbook): CriterionDiff {
  const before = previous?.criteria.find(({ key }) => key === change.criterion);
  const after = next.criteria.find(({ key }) => key === change.criterion);
  const shown = after ?? before;
  const old = before ? textsOf(before) : [];
  const now = after ? textsOf(after) : [];
  const keys = [...new Set([...now, ...old].map(({ key }) => key))];
  const paragraphs = keys.flatMap((key) => {
    const one = old.find((text) => text.key === key)?.text ?? "";
    const two = now.find((text) => text.key === key)?.text ?? "";
    return one === two ? [] : [{ key, parts: diffWords(one, two), mono: key === "rule" }];
  });
  return {
    ...change,
    title: shown?.title ?? change.criterion,
    importance: shown?.importance ?? "standard",
    paragraphs,
  };
}

function textsOf(criterion: Criterion): { key: string; text: string }[] {
  const { title, why, say, rule, importance, points, required, kind } = criterion;
  return [
    { key: "title", text: title },
    ...(rule ? [{ key: "meaning", text: describe(rule) }] : []),
    ...(rule ? [{ key: "rule", text: stringify(ruleToFile(rule), { lineWidth: 60 }).trim() }] : []),
    { key: "weight", text: `${kind}, ${importance}, ${points} points${required ? ", required" : ""}` },
    { key: "why", text: why },
    ...(say === undefined ? [] : [{ key: "say", text: say }]),
  ];
}

function questionCounts(previous: Playbook | null, next: Playbook): Comparison["questions"] {
  const asked = next.questions.filter(isAsked);
  const before = new Map((previous?.questions ?? []).filter(isAsked).map((each) => [each.key, JSON.stringify(each)]));
  const added = asked.filter(({ key }) => !before.has(key)).length;
  const kept = asked.filter(({ key }) => before.has(key));
  const changed = kept.filter((question) => before.get(question.key) !== JSON.stringify(question)).length;
  return { added, removed: before.size - kept.length, changed };
}
