import { answerKey, questionWording } from "#app/domain/playbook/answer-key.ts";
import type { Criterion, Playbook, Question } from "#app/domain/playbook/playbook.ts";
import { isAsked } from "#app/domain/playbook/question-status.ts";
import { ruleSignature } from "#app/domain/playbook/rule-signature.ts";
import { isSameWording } from "#app/domain/playbook/wording.ts";

/** The parts of a criterion that differ, by what a difference there amounts to at least. */
export interface ChangedParts {
  readonly material: readonly string[];
  readonly clarifying: readonly string[];
  readonly editorial: readonly string[];
}

/** Compares a criterion with its earlier self, together with the approved questions that both versions ask about it. */
export function changedParts(previous: Playbook, next: Playbook, before: Criterion, after: Criterion): ChangedParts {
  const pairs = questionsInBoth(previous, next, after.key);
  const wordings = [
    { part: "title", before: before.title, after: after.title },
    { part: "why", before: before.why, after: after.why },
    { part: "say", before: before.say ?? "", after: after.say ?? "" },
    {
      part: "questions",
      before: pairs.map(([earlier]) => questionWording(earlier)).join("\n"),
      after: pairs.map(([, later]) => questionWording(later)).join("\n"),
    },
  ].filter((wording) => wording.before !== wording.after);
  return {
    material: materialParts(before, after, pairs),
    clarifying: wordings.filter((text) => !isSameWording(text.before, text.after)).map(({ part }) => part),
    editorial: wordings.filter((text) => isSameWording(text.before, text.after)).map(({ part }) => part),
  };
}

type QuestionPair = readonly [earlier: Question, later: Question];

function materialParts(before: Criterion, after: Criterion, pairs: readonly QuestionPair[]): string[] {
  const differs: Readonly<Record<string, boolean>> = {
    kind: before.kind !== after.kind,
    importance: before.importance !== after.importance,
    required: before.required !== after.required,
    points: before.points !== after.points,
    rule: ruleSignature(before.rule) !== ruleSignature(after.rule),
    answers: pairs.some(([earlier, later]) => answerKey(earlier) !== answerKey(later)),
  };
  return Object.keys(differs).filter((part) => differs[part]);
}

function questionsInBoth(previous: Playbook, next: Playbook, criterion: string): QuestionPair[] {
  // One that is not asked in both was added or taken away, which changes no criterion.
  const asked = (question: Question) => question.criterion === criterion && isAsked(question);
  const later = new Map(next.questions.filter(asked).map((question) => [question.key, question]));
  return previous.questions.filter(asked).flatMap((earlier): QuestionPair[] => {
    const now = later.get(earlier.key);
    return now ? [[earlier, now]] : [];
  });
}
