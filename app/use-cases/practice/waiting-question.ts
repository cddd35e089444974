import { sessionPlan } from "#app/domain/practice/session-plan.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { listAsked, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { nextPresentation } from "#app/use-cases/practice/next-presentation.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import { practiceProgress, type Progress } from "#app/use-cases/practice/progress.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import { startSession } from "#app/use-cases/practice/start-session.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export type WaitingQuestion =
  | {
      readonly kind: "question";
      readonly presentation: StoredPresentationRecord;
      readonly campaign: Campaign;
      readonly progress: Progress;
    }
  /** The session has just come to its end. */
  | { readonly kind: "finished"; readonly sessionId: string }
  | { readonly kind: "nothing_to_ask" };

/**
 * The question that waits for this rep, on whatever device: of the open session, or of one begun now. That a question is
 * shown must be on record before it is seen, or an answer could not be graded against what was shown and a reload would
 * be a free choice among variants; so looking makes it, once, and every later look finds the same one.
 */
export async function waitingQuestion(
  deps: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<WaitingQuestion> {
  const planned = await planPractice(deps, { rep, only });
  if (!planned.session && planned.plan.questions === 0) return { kind: "nothing_to_ask" };
  const session = planned.session ?? (await startSession(deps, { rep, only }));
  const presentation = await inTransaction(deps.db, (tx) => nextPresentation(deps, tx, { sessionId: session.id, rep }));
  if (!presentation) {
    const asked = await listAsked(deps.db, session.id);
    return asked.length > 0 ? { kind: "finished", sessionId: session.id } : { kind: "nothing_to_ask" };
  }
  const { situation } = await loadSituation(deps.db, { rep, only, session, at: deps.clock.now() });
  const left = Math.max(1, sessionPlan(situation).questions);
  return {
    kind: "question",
    presentation,
    campaign: await getCampaign(deps.db, presentation.campaignId),
    progress: practiceProgress(situation.session.asked, { left, isWaiting: true }),
  };
}
