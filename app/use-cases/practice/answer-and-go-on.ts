import type { Response } from "#app/domain/questions/presentation.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { criterionTitle, goOn, type PracticeProgress } from "#app/use-cases/practice/open-session.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { submitAnswer, type SubmitAnswerResult } from "#app/use-cases/practice/submit-answer.ts";

type Answered = Extract<SubmitAnswerResult, { kind: "answered" }>;

export type AnswerAndGoOnResult =
  | (Answered & {
      readonly criterionTitle: string;
      readonly next: { readonly presentation: StoredPresentationRecord; readonly criterionTitle: string } | null;
      readonly progress: PracticeProgress;
    })
  | Exclude<SubmitAnswerResult, Answered>;

/** One step of a session for a program: the verdict is committed before the next question is chosen. */
export async function answerAndGoOn(
  deps: Deps,
  { rep, presentationId, response }: { rep: Practitioner; presentationId: string; response: Response },
): Promise<AnswerAndGoOnResult> {
  const result = await submitAnswer(deps, { rep, presentationId, response });
  if (result.kind !== "answered") return result;
  const opened = await goOn(deps, { rep, sessionId: result.presentation.sessionId });
  return {
    ...result,
    criterionTitle: await criterionTitle(deps.db, result.presentation),
    next: opened.presentation ? { presentation: opened.presentation, criterionTitle: opened.criterionTitle } : null,
    progress: opened.progress,
  };
}
