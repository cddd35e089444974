import { nextQuestion } from "#app/domain/practice/next-question.ts";
import { takeUp } from "#app/stores/ahead-presentations.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { endPracticeSession, lockPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { readSessionSoFar, type SessionSoFar } from "#app/stores/session-so-far.ts";
import { putOnRecord } from "#app/use-cases/practice/put-on-record.ts";
import { loadScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
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
  return (await lockedNext(deps, tx, { sessionId, rep })).presentation;
}

export interface NextInSession {
  readonly session: PracticeSession;
  readonly presentation: StoredPresentationRecord | null;
  /** How many questions it has asked and got answered. */
  readonly answered: number;
}

/** `nextPresentation` with the session it belongs to, as it is under its lock. */
export async function lockedNext(
  deps: Deps,
  tx: Db,
  { sessionId, rep }: { sessionId: string; rep: Practitioner },
): Promise<NextInSession> {
  const session = await lockPracticeSession(tx, sessionId);
  if (session.repId !== rep.id) throw new Error(`session ${sessionId} is not one of rep ${rep.id}`);
  const soFar = await readSessionSoFar(tx, session.id);
  const answered = soFar.asked.length;
  if (soFar.waiting || session.ended) return { session, presentation: soFar.waiting, answered };
  return { session, presentation: await choose(deps, tx, { session, soFar, rep }), answered };
}

async function choose(
  deps: Deps,
  tx: Db,
  { session, soFar, rep }: { session: PracticeSession; soFar: SessionSoFar; rep: Practitioner },
): Promise<StoredPresentationRecord | null> {
  const at = deps.clock.now();
  const only: Campaign | null = session.campaignId === null ? null : await getCampaign(tx, session.campaignId);
  const scope = await loadScope(tx, { rep, only, at });
  const keyOf = new Map([...scope.versions].map(([key, { campaign }]) => [campaign.id, key]));
  const asked = soFar.asked.map((one) => ({
    campaign: keyOf.get(one.campaignId) ?? "",
    criterion: one.criterionKey,
    variant: one.variant,
    correct: one.correct,
  }));
  const seed = deps.random.seed();
  const next = nextQuestion({
    at,
    day: scope.day,
    campaigns: scope.campaigns,
    session: { asked, cap: session.questionCap, ...(only ? { onlyCampaign: only.key } : {}) },
    seed,
  });
  const chosen = next && scope.versions.get(next.campaign);
  if (!next || !chosen) {
    await endPracticeSession(tx, { id: session.id, at });
    return null;
  }

  // Loaded ahead for a moment without a network, and its turn has come: the same one, so that it is answered once.
  const loaded = soFar.ahead.find(
    (one) =>
      one.playbookId === chosen.version.id &&
      one.criterionKey === next.criterion &&
      one.content.variant === next.variant,
  );
  if (loaded) return takeUp(tx, loaded, { why: next.why, presentedAt: at });
  return putOnRecord(tx, { session, scope, next, seed, at, ahead: false });
}
