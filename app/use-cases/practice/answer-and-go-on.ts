import type { Response } from "#app/domain/questions/presentation.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { criterionTitle, goOn, type PracticeProgress } from "#app/use-cases/practice/open-session.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { submitAnswer, type SubmitAnswerResult } from "#app/use-cases/practice/submit-answer.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

type Answered = Extract<SubmitAnswerResult, { kind: "answered" }>;

export type AnswerAndGoOnResult =
  | (Answered & {
      readonly criterionTitle: string;
      readonly next: { readonly presentation: StoredPresentationRecord; readonly criterionTitle: string } | null;
      readonly progress: PracticeProgress;
    })
  | Exclude<SubmitAnswerResult, Answered>;

/**
 * One step of a session for a program, in one transaction: an answer costs one commit, not two. What came out may be told
 * only after this has returned (R19).
 */
export async function answerAndGoOn(
  deps: Deps,
  { rep, presentationId, response }: { rep: Practitioner; presentationId: string; response: Response },
): Promise<AnswerAndGoOnResult> {
  return inTransaction(deps.db, async (tx) => {
    const result = await submitAnswer({ ...deps, db: tx }, { rep, presentationId, response });
    if (result.kind !== "answered") return result;
    const opened = await goOn(deps, tx, { rep, session: result.session });
    return {
      ...result,
      criterionTitle: await criterionTitle(tx, result.presentation),
      next: opened.presentation ? { presentation: opened.presentation, criterionTitle: opened.criterionTitle } : null,
      progress: opened.progress,
    };
  });
}
