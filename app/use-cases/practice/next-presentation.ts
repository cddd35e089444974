import { nextQuestion } from "#app/domain/practice/next-question.ts";
import { takeUp } from "#app/stores/ahead-presentations.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { endPracticeSession, lockPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { putOnRecord } from "#app/use-cases/practice/put-on-record.ts";
import { askedIn, loadScope, type PracticeScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/**
 * The session's waiting presentation, or the next one, chosen and stored; null when the session is done (it is then
 * ended). Two tabs get the same presentation.
 */
export async function nextPresentation(
  deps: Deps,
  tx: Db,
  { sessionId, rep }: { sessionId: string; rep: Practitioner },
): Promise<StoredPresentationRecord | null> {
  const session = await lockPracticeSession(tx, sessionId);
  return (await nextInSession(deps, tx, { session, rep })).presentation;
}

export interface NextInSession {
  readonly presentation: StoredPresentationRecord | null;
  /** How many questions the session has asked and got answered. */
  readonly answered: number;
}

/** `nextPresentation` for a caller that holds the session's lock. @param session as it is under its lock */
export async function nextInSession(
  deps: Deps,
  tx: Db,
  { session, rep }: { session: PracticeSession; rep: Practitioner },
): Promise<NextInSession> {
  if (session.repId !== rep.id) throw new Error(`session ${session.id} is not one of rep ${rep.id}`);
  const at = deps.clock.now();
  const only = session.campaignId === null ? null : { id: session.campaignId };
  const scope = await loadScope(tx, { rep, only, sessionId: session.id, at });
  const { waiting, asked } = scope.soFar;
  const isSettled = waiting !== null || session.ended;
  return {
    presentation: isSettled ? waiting : await choose(deps, tx, { session, scope, at }),
    answered: asked.length,
  };
}

async function choose(
  deps: Deps,
  tx: Db,
  { session, scope, at }: { session: PracticeSession; scope: PracticeScope; at: number },
): Promise<StoredPresentationRecord | null> {
  const seed = deps.random.seed();
  const [only] = session.campaignId === null ? [] : scope.campaigns;
  const next = nextQuestion({
    at,
    day: scope.day,
    campaigns: scope.campaigns,
    session: { asked: askedIn(scope), cap: session.questionCap, ...(only ? { onlyCampaign: only.key } : {}) },
    seed,
    model: scope.model,
  });
  const chosen = next && scope.versions.get(next.campaign);
  if (!next || !chosen) {
    await endPracticeSession(tx, { id: session.id, at });
    return null;
  }

  // Loaded ahead for a moment without a network, and its turn has come: the same one, so that it is answered once.
  const loaded = scope.soFar.ahead.find(
    (one) =>
      one.playbookId === chosen.version.id &&
      one.criterionKey === next.criterion &&
      one.content.variant === next.variant,
  );
  if (loaded) return takeUp(tx, loaded, { why: next.why, presentedAt: at });
  return putOnRecord(tx, { session, scope, next, seed, at, ahead: false });
}
