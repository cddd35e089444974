import { describe } from "#app/domain/playbook/describe.ts";
import type { ChangeKind, CriterionChange, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { type DiffPart, diffWords } from "#app/domain/playbook/word-diff.ts";
import { capitalised } from "#app/domain/playbook/words.ts";

/** One criterion of a publication, as whoever must know it reads it: the words that changed, inside their sentences. */
export interface ChangeView {
  readonly key: string;
  readonly title: string;
  readonly kind: ChangeKind;
  readonly texts: readonly { readonly part: "title" | "rule" | "why" | "say"; readonly words: readonly DiffPart[] }[];
  /** What changed beside those texts, in words. */
  readonly also: readonly string[];
}

/** What a publication changed. Nothing here comes from questions: their answers are not for reading (R19). */
export function changeViews(
  before: PublishedPlaybook | null,
  after: PublishedPlaybook,
  changes: readonly CriterionChange[],
): ChangeView[] {
  return changes.map((change) => {
    const old = textsOf(before, change.criterion);
    const now = textsOf(after, change.criterion);
    const texts = PARTS.flatMap((part) => {
      const [from, to] = [old?.[part] ?? "", now?.[part] ?? ""];
      if (from === to || (change.kind === "new" && part === "title")) return [];
      return [{ part, words: diffWords(from, to) }];
    });
    return {
      key: change.criterion,
      title: now?.title ?? old?.title ?? change.criterion,
      kind: change.kind,
      texts: change.kind === "retired" ? [] : texts,
      also: change.parts.flatMap((part) => ALSO[part] ?? []),
    };
  });
}

const PARTS = ["title", "rule", "why", "say"] as const;

const ALSO: Readonly<Record<string, string>> = {
  importance: "its importance",
  required: "whether a lead must meet it",
  points: "its points",
  kind: "its kind",
  answers: "what counts as right in its questions",
};

function textsOf(playbook: PublishedPlaybook | null, key: string) {
  const criterion = playbook?.criteria.find((each) => each.key === key);
  if (!criterion) return null;
  return {
    title: criterion.title,
    rule: criterion.rule ? capitalised(describe(criterion.rule)) : "",
    why: criterion.why,
    say: criterion.say ?? "",
  };
}
