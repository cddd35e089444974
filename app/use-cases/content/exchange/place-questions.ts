import { isDeepStrictEqual } from "node:util";
import type { PartName } from "#app/domain/playbook/parts.ts";
import type { Question, QuestionStatus } from "#app/domain/playbook/playbook.ts";
import { questionToFile } from "#app/domain/playbook/to-file.ts";
import type { ReadQuestion } from "./candidate.ts";
import { unused } from "./key-from.ts";

/** What to do with a question whose key is in the bank already. */
export const SAME_KEY = ["update", "beside", "leave"] as const;
export type SameKey = (typeof SAME_KEY)[number];

export interface PlacedQuestion {
  readonly line: number;
  readonly outcome: "new" | "updated" | "same" | "no_criterion" | "key_taken";
  readonly question: Question;
}

/**
 * Gives read questions their criterion and key in a bank. A new one gets the status asked for unless its file names one;
 * an updated one keeps the status it has unless its file names one.
 */
export function placeQuestions(
  read: readonly ReadQuestion[],
  options: {
    criterionOf: (group: string | null) => string | null;
    existing: ReadonlyMap<string, Question>;
    sameKey: SameKey;
    status: QuestionStatus;
  },
): PlacedQuestion[] {
  const { criterionOf, existing, sameKey, status } = options;
  const taken = new Set(existing.keys());
  return read.map(({ line, group, question }): PlacedQuestion => {
    const criterion = criterionOf(group);
    if (criterion === null) return { line, outcome: "no_criterion", question };
    const known = existing.get(question.key);
    if (known && sameKey !== "beside") {
      const merged = settled(question, criterion, question.status ?? known.status);
      if (isDeepStrictEqual(merged, settled(known, known.criterion, known.status)))
        return { line, outcome: "same", question: merged };
      return { line, outcome: sameKey === "update" ? "updated" : "key_taken", question: merged };
    }
    const key = unused(question.key, taken);
    taken.add(key);
    const placed = settled({ ...question, key }, criterion, question.status ?? status);
    return { line, outcome: "new", question: placed };
  });
}

/** What placing amounts to, as parts of the draft. */
export function placedEdits(placed: readonly PlacedQuestion[]): { part: PartName; value: unknown; isNew: boolean }[] {
  return placed.flatMap(({ outcome, question }) =>
    outcome === "new" || outcome === "updated"
      ? [{ part: `questions/${question.key}` as const, value: questionToFile(question), isNew: outcome === "new" }]
      : [],
  );
}

/** With its criterion, and its status as files write it: approved needs no word. */
function settled(question: Question, criterion: string, status: QuestionStatus | undefined): Question {
  const { status: _status, ...rest } = question;
  return { ...rest, criterion, ...(status !== undefined && status !== "approved" && { status }) };
}
